import { css } from 'lit';

export const co2CounterStyles = css`
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

  .counter {
    padding: var(--_space);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_background);
    overflow-wrap: anywhere;
    break-inside: avoid;
  }

  p {
    margin: 0.35em 0;
  }

  .figure :is(b, strong) {
    display: block;
    font-size: 2em;
    line-height: 1.2;
  }

  .figure strong {
    font-size: 1.4em;
  }

  .muted {
    color: var(--_muted);
    font-size: 0.875em;
  }

  summary {
    padding-block: 0.5em;
    cursor: pointer;
    font-weight: 600;
  }
`;
