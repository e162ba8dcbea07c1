import { css } from 'lit';

export const bookingButtonStyles = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
  }

  slot:not([hidden]) {
    display: block;
  }

  .base > p {
    margin: 0;
  }

  /* Only between two things that are seen: room that nobody fills would push the page while the element loads. */
  slot:not([hidden]) + .base > .notice {
    margin-block-start: 0.5em;
  }

  .book {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
  }

  .said {
    margin-block-start: 0.5em;
  }
`;
