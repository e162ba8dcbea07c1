import { css } from 'lit';

/** Joined to the element's own rules when the map is loaded. Colours over the map are opaque: it shows through. */
export const mapStyles = css`
  .stage {
    position: absolute;
    inset: 0;
    isolation: isolate;
  }

  .skip {
    position: absolute;
    z-index: 2;
    inset: 0.5rem auto auto 0.5rem;
    background: Canvas;
    color: CanvasText;
  }

  .skip:not(:focus) {
    clip-path: inset(50%);
    pointer-events: none;
  }

  .canvas,
  .chrome {
    position: absolute;
    inset: 0;
    font-size: 0.875rem;
  }

  .canvas {
    background: var(--_surface);
    user-select: none;
  }

  .canvas:active {
    cursor: grabbing;
  }

  .canvas:focus-visible {
    outline: 0;
  }

  /* An outline of the map's own would lie under its panes. */
  .canvas:focus-visible::after {
    content: '';
    position: absolute;
    inset: 0;
    z-index: 650;
    border: 5px solid Canvas;
    outline: 3px solid CanvasText;
    outline-offset: -3px;
    pointer-events: none;
  }

  .leaflet-marker-pane {
    z-index: 600;
    transition: opacity 0.12s;
  }

  .leaflet-marker-pane.resting {
    opacity: 0;
  }

  .chrome {
    z-index: 700;
    pointer-events: none;
  }

  .chrome :is(button, .group) {
    pointer-events: auto;
  }

  .marker,
  .cluster {
    position: absolute;
    left: 0;
    top: 0;
    min-block-size: 0;
    padding: 0;
    border: 0;
    background: none;
    contain: layout style;
  }

  .marker {
    inline-size: 32px;
    block-size: 40px;
    margin: -40px -16px;
    color: var(--_accent);
  }

  .marker svg {
    inline-size: 32px;
    block-size: 40px;
    overflow: visible;
    pointer-events: none;
  }

  .drop {
    fill: currentColor;
    stroke: var(--_on-accent);
    stroke-width: 1.5;
  }

  .glyph {
    fill: none;
    stroke: var(--_on-accent);
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
    transform: translate(6.4px, 6.4px) scale(0.8);
  }

  .marker.closed {
    color: color-mix(in oklab, var(--_accent) 55%, #8a8f92);
  }

  .marker:is(:hover, :focus-visible, [aria-current]) {
    z-index: 2;
  }

  .marker:is(:hover, :focus-visible, [aria-current]) svg {
    scale: 1.25;
    transform-origin: 50% 100%;
  }

  .marker[aria-current] {
    color: #b3261e;
  }

  .cluster {
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    box-shadow:
      0 0 0 1.5px var(--_on-accent),
      0 0 0 6px color-mix(in srgb, var(--_accent) 30%, transparent);
  }

  .cluster.together {
    border-radius: 30%;
  }

  .cluster[aria-current] {
    background: #b3261e;
  }

  .cluster:is(:hover, [aria-current]) {
    z-index: 2;
    box-shadow:
      0 0 0 2px var(--_on-accent),
      0 0 0 8px color-mix(in srgb, var(--_accent) 45%, transparent);
  }

  /* Two rings: one of them is seen, whatever the map shows there. After the rules that draw a ring of another kind. */
  :is(.marker, .cluster):focus-visible {
    outline: 3px solid CanvasText;
    outline-offset: 2px;
    border-radius: 999px;
    box-shadow: 0 0 0 8px Canvas;
  }

  .chrome button:not(.group li button) {
    border: 1px solid color-mix(in srgb, CanvasText 22%, Canvas);
    background: Canvas;
    color: CanvasText;
  }

  .chrome button:focus-visible,
  .skip:focus-visible {
    outline-color: CanvasText;
    box-shadow: 0 0 0 5px Canvas;
  }

  .zooms,
  .pans {
    position: absolute;
    inset-inline-end: 0.6rem;
    display: grid;
  }

  :is(.zooms, .pans) button {
    min-block-size: 0;
    padding: 0;
    border-radius: 0.4rem;
  }

  :is(.zooms, .pans) [aria-disabled='true'] {
    cursor: default;
    opacity: 1;
  }

  /* Not the whole button: its focus must be seen. */
  :is(.zooms, .pans) [aria-disabled='true'] .icon {
    opacity: 0.45;
  }

  .zooms {
    inset-block-start: 0.6rem;
    gap: 0.3rem;
  }

  .zooms button {
    inline-size: 2.25rem;
    block-size: 2.25rem;
  }

  /* Above two lines of credits, which a narrow map has. */
  .pans {
    inset-block-end: 2.4rem;
    grid-template: repeat(3, 1.6rem) / repeat(3, 1.6rem);
    gap: 2px;
  }

  .pans .icon {
    inline-size: 1rem;
    block-size: 1rem;
  }

  .up {
    grid-area: 1 / 2;
  }
  .left {
    grid-area: 2 / 1;
  }
  .fit {
    grid-area: 2 / 2;
  }
  .right {
    grid-area: 2 / 3;
  }
  .down {
    grid-area: 3 / 2;
  }

  .search-here {
    position: absolute;
    inset-block-start: 0.6rem;
    inset-inline: 3.5rem;
    inline-size: max-content;
    max-inline-size: calc(100% - 7rem);
    margin-inline: auto;
    min-block-size: 2.25rem;
    box-shadow: 0 2px 8px rgb(0 0 0 / 25%);
  }

  .credits {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    display: flex;
    align-items: end;
    justify-content: space-between;
    gap: 0.5rem;
    margin: 0;
    font-size: 0.6875rem;
    line-height: 1.4;
    color: CanvasText;
  }

  /* A chosen place covers the lower part of the map: who made it is said above. */
  .pane-map:has(.detail) .credits {
    inset-block: 0.4rem auto;
    inset-inline-end: 3.5rem;
  }

  @container (inline-size < 45rem) {
    .pane-map:has(.detail) .scale {
      display: none;
    }
  }

  @container (inline-size >= 45rem) {
    .auto:has(.detail) .credits {
      inset-block: auto 0;
      inset-inline-end: 0;
    }
  }

  .credits small {
    padding: 0.1rem 0.4rem;
    background: color-mix(in srgb, Canvas 82%, transparent);
    font-size: inherit;
    margin-inline-start: auto;
  }

  .credits small:empty {
    display: none;
  }

  .scale {
    margin: 0 0 0.3rem 0.5rem;
    border: 1.5px solid;
    border-block-start: 0;
    background: color-mix(in srgb, Canvas 82%, transparent);
    text-align: center;
  }

  .fault,
  .group {
    position: absolute;
    inset-inline: 0.6rem;
    margin: 0;
    background: Canvas;
    color: CanvasText;
    border: 1px solid color-mix(in srgb, CanvasText 22%, Canvas);
    border-radius: 0.5rem;
    box-shadow: 0 2px 10px rgb(0 0 0 / 25%);
  }

  .fault {
    inset-block-end: 2rem;
    inset-inline-end: 7rem;
    padding: 0.4rem 0.7rem;
  }

  .group {
    inset-block: 0.6rem auto;
    max-inline-size: 24rem;
    max-block-size: calc(100% - 3rem);
    overflow: auto;
    overflow-wrap: anywhere;
    z-index: 1;
  }

  .group p {
    position: sticky;
    inset-block-start: 0;
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin: 0;
    padding: 0.4rem 0.4rem 0.4rem 0.9rem;
    background: Canvas;
    font-weight: 600;
  }

  .group .close {
    min-block-size: 2rem;
    padding: 0.3rem;
  }

  .group ul {
    margin: 0;
    padding: 0 0 0.4rem;
    list-style: none;
  }

  .group li button {
    inline-size: 100%;
    justify-content: start;
    border: 0;
    border-radius: 0;
    text-align: start;
    font-weight: 500;
  }

  .group li button:hover {
    background: color-mix(in srgb, CanvasText 7%, Canvas);
  }

  @media (forced-colors: active) {
    .marker,
    .cluster {
      forced-color-adjust: none;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .leaflet-marker-pane,
    .leaflet-zoom-anim .leaflet-zoom-animated {
      transition: none;
    }
  }
`;
