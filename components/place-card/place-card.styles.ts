import { css } from 'lit';

/** Sizes follow the card's own width: compact below 28em, two columns from 46em. */
export const placeCardStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-block-size: var(--escale-card-block-size, 0);
  }

  .card {
    display: grid;
    gap: var(--_space);
    padding: calc(var(--_space) * 1.25);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_background);
  }

  slot:not([name]):not([hidden]) {
    display: block;
  }

  header {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.25em calc(var(--_space) * 0.85);
    align-items: center;
  }

  .emblem {
    display: grid;
    place-items: center;
    inline-size: 3rem;
    block-size: 3rem;
    border-radius: calc(var(--_radius) * 0.8);
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
    color: var(--_link);
  }

  .emblem .icon {
    inline-size: 1.6rem;
    block-size: 1.6rem;
  }

  h3 {
    margin: 0;
    font-family: var(--escale-heading-font, inherit);
    font-size: 1.3em;
    font-weight: 700;
    line-height: 1.25;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }

  h4 {
    margin: 0 0 0.5em;
    font-family: var(--escale-heading-font, inherit);
    font-size: 1em;
    font-weight: 650;
    line-height: 1.3;
  }

  p {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .muted {
    color: var(--_muted);
    font-size: 0.925em;
  }

  .mark {
    justify-self: start;
    padding: 0.15em 0.7em;
    border: 1px dashed currentColor;
    border-radius: 1em;
    color: var(--_warning);
    font-size: 0.85em;
  }

  .text {
    white-space: pre-line;
  }

  .old {
    color: var(--_warning);
  }

  .line {
    display: flex;
    gap: 0.6em;
    align-items: flex-start;
  }

  .line > .icon {
    margin-block-start: 0.125em;
    color: var(--_muted);
  }

  .line > :not(.icon) {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .state {
    font-weight: 650;
  }

  .open .state,
  .open > .icon {
    color: var(--_open);
  }

  .closed .state,
  .closed > .icon {
    color: var(--_closed);
  }

  ul {
    display: grid;
    gap: 0.45em var(--_space);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .columns {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 11.5em), 1fr));
  }

  .body,
  .column {
    display: grid;
    gap: calc(var(--_space) * 1.25);
    align-content: start;
    min-inline-size: 0;
  }

  summary {
    display: inline-flex;
    gap: 0.3em;
    align-items: center;
    min-block-size: 1.75rem;
    color: var(--_link);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary .icon {
    inline-size: 1em;
    block-size: 1em;
  }

  details[open] > summary .icon {
    rotate: 180deg;
  }

  details[open] > summary {
    margin-block-end: 0.4em;
  }

  table {
    margin-block-end: 0.6em;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: 0.25em 0;
    border-block-end: 1px solid var(--_border);
    font-weight: inherit;
    text-align: start;
    vertical-align: top;
  }

  th {
    padding-inline-end: 1.25em;
    white-space: nowrap;
  }

  th::first-letter {
    text-transform: uppercase;
  }

  tr.today {
    font-weight: 650;
  }

  .offers {
    gap: 0;
  }

  .offers li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em var(--_space);
    align-items: center;
    padding-block: 0.7em;
    border-block-start: 1px solid var(--_border);
  }

  .offers li > div {
    flex: 1 1 13em;
    min-inline-size: 0;
  }

  footer {
    display: grid;
    gap: 0.5em;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }

  .bar {
    inline-size: 70%;
    block-size: 1em;
    border-radius: 0.5em;
    background: var(--_surface);
  }

  .skeleton {
    min-block-size: 16em;
    align-content: start;
  }

  @container (inline-size < 28em) {
    .card {
      padding: var(--_space);
    }

    header {
      align-items: start;
    }

    h3 {
      font-size: 1.15em;
    }

    .emblem {
      inline-size: 2.5rem;
      block-size: 2.5rem;
    }

    th {
      padding-inline-end: 0.75em;
    }
  }

  @container (inline-size >= 46em) {
    .body {
      grid-template-columns: 1.35fr 1fr;
      gap: calc(var(--_space) * 2);
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .bar {
      animation: breathe 1.6s ease-in-out infinite alternate;
    }

    @keyframes breathe {
      to {
        opacity: 0.4;
      }
    }
  }

  @media (forced-colors: active) {
    .bar {
      background: GrayText;
    }
  }
`;
