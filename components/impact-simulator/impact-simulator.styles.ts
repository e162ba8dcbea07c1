import { css } from 'lit';

export const impactSimulatorStyles = css`
  :host {
    display: block;
  }

  form {
    display: grid;
    gap: var(--_space);
  }

  fieldset {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13em), 1fr));
    gap: 0.75em var(--_space);
    margin: 0;
    min-inline-size: 0;
    padding: var(--_space);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  legend {
    float: inline-start;
    grid-column: 1 / -1;
    padding: 0;
    font-weight: 700;
  }

  label {
    display: grid;
    gap: 0.2em;
    align-content: end;
  }

  .choice {
    display: flex;
    gap: 0.5em;
    align-items: start;
  }

  .choice + :not(.choice) {
    grid-column-start: 1;
  }

  .choice input {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin: 0.125em 0 0;
    accent-color: var(--_accent);
  }

  :is(select, input:not([type='radio'])) {
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.35em 0.6em;
    border: 1px solid var(--_muted);
    border-radius: calc(var(--_radius) * 0.5);
    background: none;
    color: inherit;
    font: inherit;
  }

  /* A list that opens stands on the browser's own ground, also on a dark page that does not say so. */
  option {
    background: Canvas;
    color: CanvasText;
  }

  [aria-invalid='true'] {
    outline: 2px solid var(--_closed);
  }

  small {
    color: var(--_closed);
  }

  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 24em), 1fr));
    gap: 0.75em var(--_space);
    margin: 0;
    padding: var(--_space);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  dt {
    grid-column: 1 / -1;
  }

  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  dd b {
    font-size: 1.25em;
  }

  summary {
    padding-block: 0.5em;
    cursor: pointer;
    font-weight: 600;
  }

  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
  }
`;
