import { css } from 'lit';

/**
 * The dialog stands in the top layer, above whatever colours the button stands on: it has a background and a text
 * colour of its own, those of the page's theme or else of the browser's.
 */
export const bookingDialogStyles = css`
  .dialog {
    --_background: var(--escale-background, var(--background-default-grey, Canvas));
    inline-size: min(34rem, 100vw - 2rem);
    max-block-size: min(46rem, 100dvh - 2rem);
    max-inline-size: none;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_background);
    color: var(--escale-text, var(--text-default-grey, CanvasText));
    font-size: 1rem;
    font-weight: 400;
    letter-spacing: normal;
    text-transform: none;
    white-space: normal;
    cursor: auto;
    box-shadow: 0 1.5rem 4rem rgb(0 0 0 / 30%);
  }

  .dialog[open] {
    display: flex;
    flex-direction: column;
  }

  .dialog::backdrop {
    background: rgb(10 16 20 / 55%);
  }

  .dialog h2,
  .dialog p,
  .dialog dl,
  .dialog dd,
  .dialog ul {
    margin: 0;
    padding: 0;
    overflow-wrap: anywhere;
  }

  .dialog ul {
    display: grid;
    gap: 0.5rem;
    list-style: none;
  }

  .dialog header {
    display: flex;
    gap: 1rem;
    align-items: flex-start;
    justify-content: space-between;
    padding: 1.15rem 0.75rem 0.9rem 1.5rem;
    border-block-end: 1px solid var(--_border);
  }

  h2 {
    font-family: var(--escale-heading-font, inherit);
    font-size: 1.35rem;
    font-weight: 700;
    line-height: 1.25;
  }

  h2:focus-visible,
  .notice:focus-visible {
    outline: none;
  }

  .muted {
    color: var(--_muted);
    font-size: 0.9rem;
    font-weight: 400;
  }

  .mark {
    padding: 0.4rem 1.5rem !important;
    border-block-end: 1px dashed var(--_border);
    color: var(--_warning);
    font-size: 0.85rem;
  }

  .close {
    flex: none;
    inline-size: 2.75rem;
    padding: 0;
    border-color: transparent;
  }

  .content {
    display: grid;
    flex: 1 1 auto;
    gap: 1.25rem;
    align-content: start;
    min-block-size: 0;
    padding: 1.25rem 1.5rem;
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  .dialog footer {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 1rem;
    align-items: center;
    justify-content: flex-end;
    padding: 0.9rem 1.5rem;
    border-block-start: 1px solid var(--_border);
    background: var(--_surface);
  }

  .dialog footer button {
    min-inline-size: 8rem;
  }

  .sum {
    flex: 1 1 10rem;
    line-height: 1.3;
  }

  .sum strong {
    display: block;
    font-size: 1.15rem;
  }

  .dialog fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend,
  .choice label > span,
  .end label > span,
  .fields label {
    padding: 0;
    font-weight: 650;
  }

  .day-name {
    display: inline-block;
  }

  .day-name::first-letter {
    text-transform: uppercase;
  }

  legend .day-name::first-letter {
    text-transform: none;
  }

  .choice {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
    gap: 0.75rem 1rem;
  }

  .choice label,
  .end label {
    display: grid;
    gap: 0.25rem;
  }

  select,
  .fields input {
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.4rem 0.75rem;
    border: 1px solid color-mix(in srgb, currentColor 55%, transparent);
    border-radius: calc(var(--_radius) * 0.5);
    background-color: var(--_background);
    color: inherit;
    font: inherit;
  }

  .fields input[readonly] {
    border-style: dashed;
    color: var(--_muted);
  }

  .fields input[aria-invalid='true'] {
    border-color: var(--_closed);
    box-shadow: 0 0 0 1px var(--_closed);
  }

  .week {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-block: 0.15rem 0.35rem;
    color: var(--_muted);
  }

  .arrow {
    inline-size: 2.75rem;
    padding: 0;
    border-color: transparent;
    color: CanvasText;
    color: inherit;
  }

  .arrow[aria-disabled='true'] {
    cursor: default;
    opacity: 0.3;
  }

  .previous .icon,
  .back .icon {
    rotate: 90deg;
  }

  .next .icon {
    rotate: -90deg;
  }

  .row {
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 1fr));
    gap: 0.35rem;
  }

  .parts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
    gap: 0.5rem;
    margin-block-start: 0.5rem;
  }

  .starts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(4.6rem, 1fr));
    gap: 0.4rem;
    margin-block-start: 0.5rem;
  }

  .day,
  .time {
    position: relative;
    display: grid;
    cursor: pointer;
  }

  .day input,
  .time input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }

  .day > span,
  .time > span {
    display: grid;
    align-content: center;
    justify-items: center;
    min-block-size: 2.75rem;
    padding: 0.35rem 0.25rem;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.6);
    line-height: 1.3;
    text-align: center;
  }

  .day > span {
    min-block-size: 4.4rem;
  }

  .parts .time > span {
    justify-items: start;
    padding: 0.6rem 0.9rem;
    text-align: start;
  }

  .starts .time > span {
    font-variant-numeric: tabular-nums;
  }

  .weekday {
    font-size: 0.78rem;
  }

  .number {
    font-size: 1.2rem;
    font-weight: 650;
  }

  .room {
    block-size: 0.9rem;
    color: var(--_open);
    font-size: 1.1rem;
    line-height: 0.8;
  }

  input:enabled:hover + span {
    border-color: currentColor;
  }

  input:checked + span {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  input:checked + span :is(.muted, .room) {
    color: inherit;
  }

  input:focus-visible + span {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  :is(.day, .time):has(input:disabled) {
    cursor: not-allowed;
  }

  input:disabled + span {
    border-style: dashed;
    background: none;
    color: var(--_muted);
  }

  .day input:disabled + span .number,
  .starts input:disabled + span {
    font-weight: 400;
    text-decoration: line-through;
  }

  .end {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: end;
    margin-block-start: 1rem;
  }

  .end label {
    flex: 0 1 14rem;
  }

  .end .muted {
    padding-block-end: 0.65rem;
  }

  .summary {
    display: grid;
    gap: 0.2rem;
    padding: 0.9rem 1rem !important;
    border-inline-start: 3px solid var(--_accent);
    border-radius: 0 calc(var(--_radius) * 0.5) calc(var(--_radius) * 0.5) 0;
    background: var(--_surface);
  }

  .fields {
    display: grid;
    gap: 1rem;
  }

  .fields > div {
    display: grid;
    gap: 0.25rem;
  }

  .fault {
    color: var(--_closed);
    font-weight: 600;
  }

  .fault:empty {
    display: none;
  }

  .link {
    justify-self: start;
    min-block-size: 1.75rem;
    margin-block-start: -0.5rem;
    padding: 0;
    border: 0;
    color: var(--_link);
    font-weight: 400;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .link .icon {
    inline-size: 1em;
    block-size: 1em;
  }

  .notice {
    display: grid;
    gap: 0.6rem;
  }

  .notice button {
    justify-self: start;
    min-inline-size: min(100%, 18rem);
    background: var(--_background);
    font-weight: 500;
  }

  .notice li button::first-letter {
    text-transform: uppercase;
  }

  .waiting {
    min-block-size: 12rem;
    color: var(--_muted);
  }

  .done .emblem {
    display: grid;
    place-items: center;
    inline-size: 3.5rem;
    block-size: 3.5rem;
    border-radius: 50%;
    background: color-mix(in srgb, var(--_open) 14%, transparent);
    color: var(--_open);
  }

  .done .emblem .icon {
    inline-size: 1.8rem;
    block-size: 1.8rem;
  }

  @media (width < 36rem) {
    .dialog {
      inline-size: 100%;
      max-block-size: 100dvh;
      margin-block-end: 0;
      border-inline: 0;
      border-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }

    .dialog header {
      padding-inline: 1rem 0.5rem;
    }

    .content,
    .dialog footer {
      padding-inline: 1rem;
    }

    .mark {
      padding-inline: 1rem !important;
    }

    .dialog footer button {
      flex: 1 1 8rem;
    }

    .row {
      gap: 0.2rem;
    }
  }

  /* At 400 % zoom nothing may stick: everything scrolls together. */
  @media (height < 26rem) {
    .dialog,
    .content {
      overflow-y: auto;
    }

    .content {
      flex: none;
      overflow: visible;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .dialog[open] {
      animation: arrive 0.18s ease-out;
    }

    @keyframes arrive {
      from {
        translate: 0 0.75rem;
        opacity: 0;
      }
    }
  }

  @media (forced-colors: active) {
    input:checked + span {
      outline: 3px solid Highlight;
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    input:disabled + span {
      color: GrayText;
    }
  }
`;
