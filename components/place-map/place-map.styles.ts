import { css } from 'lit';

/** One height for the whole element, whatever it shows: nothing on the page moves when places or the map arrive. */
export const placeMapStyles = css`
  :host {
    display: block;
    position: relative;
    container-type: inline-size;
  }

  .base {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 0.75);
    block-size: var(--escale-map-block-size, 42rem);
  }

  .base:has(> .notice) {
    block-size: auto;
    margin-block-start: 0.5rem;
  }

  /* The page's own link stands where the count will be, so that neither moves when the places come. */
  slot:not([hidden]):has(+ .base > .top) {
    display: block;
    position: absolute;
    inset: 0 0 auto;
    z-index: 1;
  }

  slot:not([hidden]) + .base > .top {
    visibility: hidden;
  }

  .top,
  .filters {
    display: grid;
    gap: calc(var(--_space) * 0.6);
  }

  .filters {
    min-block-size: 2.5rem;
  }

  p {
    margin: 0;
  }

  .quiet {
    color: var(--_muted);
  }

  .small,
  .switch button {
    min-block-size: 2.25rem;
    font-size: 0.875rem;
  }

  .summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    min-block-size: 2.25rem;
  }

  .count {
    font-weight: 700;
    font-size: 1.0625rem;
  }

  .switch {
    display: flex;
    margin-inline-start: auto;
  }

  .switch :first-child {
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }

  .switch :last-child {
    border-start-start-radius: 0;
    border-end-start-radius: 0;
    border-inline-start: 0;
  }

  [aria-pressed='true'] {
    background: var(--_accent);
    color: var(--_on-accent);
    box-shadow: inset 0 0 0 1px var(--_on-accent);
  }

  .body {
    position: relative;
    flex: 1;
    min-block-size: 16rem;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: hidden;
  }

  .side,
  .map {
    position: relative;
    min-inline-size: 0;
    grid-area: 1 / 1;
  }

  .list,
  .detail {
    block-size: 100%;
    overflow-y: auto;
    overscroll-behavior: contain;
    /* What scrolls can be reached by the keyboard, and its edges are cut off. */
    outline-offset: -2px;
  }

  .detail {
    position: absolute;
    inset-block-end: 0;
    inline-size: 100%;
    padding: calc(var(--_space) * 0.75);
  }

  /* Gone for the eye at once; some screen readers say nothing of what takes the focus from what is gone. */
  [data-detail] > .list,
  .side:not([data-detail]) > .detail {
    clip-path: circle(0);
    visibility: hidden;
    transition: visibility 0s 0.3s;
  }

  .back {
    margin-block-end: 0.6rem;
  }

  .facade {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 0.9rem;
    padding: 1.25rem;
    text-align: center;
    font-size: 0.875rem;
    /* A chart before it is drawn: water lines along a shore, and a graticule. */
    --_line: color-mix(in srgb, currentColor 7%, transparent);
    background:
      radial-gradient(
        ellipse 85% 70% at 108% 108%,
        color-mix(in srgb, var(--_accent) 16%, transparent) 0 70%,
        var(--_line) 70.4% 73%,
        #0000 73.4% 76%,
        var(--_line) 76.2% 76.5%,
        #0000 77%
      ),
      repeating-linear-gradient(var(--_line) 0 1px, #0000 1px 5rem),
      repeating-linear-gradient(90deg, var(--_line) 0 1px, #0000 1px 5rem), var(--_surface);
  }

  .facade p {
    max-inline-size: 34em;
  }

  .after-map {
    position: absolute;
    inset-block-end: 0;
  }

  /* One at a time under the switch, unless there is room for both. */
  .pane-list > .map,
  .pane-map > :not(.map, [data-detail]) {
    display: none;
  }

  /* The chosen place over the lower part of the map. */
  .pane-map .detail {
    block-size: auto;
    max-block-size: 70%;
    border-block-start: 1px solid var(--_border);
    background: Canvas;
    color: CanvasText;
  }

  .pane-map > .side {
    pointer-events: none;
    z-index: 1;
  }

  .pane-map > .side > * {
    pointer-events: auto;
  }

  @container (inline-size >= 45rem) {
    .auto {
      grid-template-columns: minmax(18rem, 2fr) 3fr;
    }

    .auto > .side,
    .auto > .map {
      display: block;
      pointer-events: auto;
    }

    .auto > .map {
      grid-column: 2;
      border-inline-start: 1px solid var(--_border);
    }

    .auto .detail {
      block-size: 100%;
      max-block-size: none;
      border: 0;
    }

    .base:has(> .auto) .switch {
      display: none;
    }
  }
`;
