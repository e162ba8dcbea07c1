import { css } from 'lit';

export const labelBadgeStyles = css`
  :host {
    display: block;
  }

  slot:not([hidden]) {
    display: block;
  }

  /* Only between two things that are seen: room that nobody fills would push the page while the element loads. */
  slot:not([hidden]) + .base > .notice {
    margin-block-start: 0.5em;
  }

  :host([size='inline' i]),
  :host([size='inline' i]) slot:not([hidden]) {
    display: inline;
  }

  ul {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 0.75);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    flex: 1 1 17em;
    align-content: start;
    max-inline-size: 34em;
    gap: 0.15em 0.75em;
    padding: var(--_space);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_background);
    overflow-wrap: anywhere;
    break-inside: avoid;
  }

  li > * {
    grid-column: 2;
    min-inline-size: 0;
  }

  li > .icon {
    grid-row: span 3;
    grid-column: 1;
    inline-size: 2.25em;
    block-size: 2.25em;
    color: var(--_muted);
  }

  .granted > .icon {
    color: var(--_open);
  }

  li:not(.granted) {
    border-style: dashed;
  }

  b a {
    color: inherit;
    text-decoration-thickness: 1px;
  }

  .muted,
  .checked {
    margin: 0;
    color: var(--_muted);
    font-size: 0.9em;
  }

  .state {
    font-weight: 600;
  }

  .suspended .state,
  .expired .state,
  .revoked .state {
    color: var(--_closed);
  }

  summary {
    min-block-size: 2em;
    color: var(--_link);
    cursor: pointer;
  }

  .notice + ul,
  .checked {
    margin-block-start: 0.5em;
  }

  .small li {
    flex: 0 1 auto;
    padding: 0.4em 0.75em;
    font-size: 0.9em;
  }

  .small li > .icon {
    inline-size: 1.5em;
    block-size: 1.5em;
  }

  .inline ul,
  .inline li,
  .inline .checked {
    display: inline;
    padding: 0;
    border: 0;
  }

  .inline li > .icon {
    inline-size: 1.1em;
    block-size: 1.1em;
    vertical-align: -0.15em;
  }

  .inline li > * + *::before {
    content: ' – ';
  }

  .inline .state {
    font-weight: inherit;
  }

  .inline li > b::before {
    content: '' !important;
  }

  .poster li {
    flex-basis: 100%;
    max-inline-size: none;
    padding: clamp(var(--_space), 4vw, 2 * var(--_space));
    font-size: clamp(1em, 0.75em + 1.2vw, 1.35em);
  }

  .poster li > .icon {
    inline-size: clamp(2em, 6vw, 3.5em);
    block-size: clamp(2em, 6vw, 3.5em);
  }

  .poster b {
    font-size: 1.4em;
    line-height: 1.2;
  }

  @media print {
    li {
      border-color: currentColor;
    }

    summary {
      display: none;
    }
  }
`;
