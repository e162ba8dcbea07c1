import { css } from 'lit';

/** The fields of the person, what was chosen, what went wrong, and the result. */
export const whoStepStyles = css`
  .fields input[readonly] {
    border-style: dashed;
    color: var(--_muted);
  }

  input[aria-invalid='true'] {
    border-color: var(--_closed);
    box-shadow: 0 0 0 1px var(--_closed);
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

  summary {
    inline-size: fit-content;
    padding-block: 0.35rem;
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  details > div {
    display: grid;
    gap: 0.25rem;
    margin-block-start: 0.5rem;
  }
`;
