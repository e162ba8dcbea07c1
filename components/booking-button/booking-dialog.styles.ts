import { css } from 'lit';

/**
 * The dialog stands in the top layer, above whatever colours the button stands on: it has a background and a text
 * colour of its own, those of the page's theme or else of the browser's. What its steps show is in their own sheets.
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

  .dialog:focus-visible,
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
    align-self: stretch;
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

  select,
  .count input,
  .fields input {
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.4rem 0.75rem;
    border: 1px solid color-mix(in srgb, currentColor 62%, transparent);
    border-radius: calc(var(--_radius) * 0.5);
    background-color: var(--_background);
    color: inherit;
    font: inherit;
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
  }

  /*
   * At 400 % zoom, and in a low frame of a page that gives it no more room, nothing may stick: the dialog takes all there
   * is, and everything scrolls together.
   */
  @media (height < 26rem) {
    .dialog {
      inline-size: 100%;
      max-block-size: 100%;
      block-size: 100%;
      margin: 0;
      border: 0;
      border-radius: 0;
      overflow-y: auto;
    }

    .dialog header,
    .content,
    .dialog footer {
      padding-block: 0.6rem;
    }

    .content {
      flex: 1 0 auto;
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
`;
