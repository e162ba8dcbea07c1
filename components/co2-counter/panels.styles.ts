import { css } from 'lit';

export const panelStyles = css`
  .scroll {
    overflow-x: auto;
    container-type: inline-size;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  caption {
    padding-block-end: 0.4em;
    color: var(--_muted);
    font-size: 0.875em;
    text-align: start;
  }

  :is(th, td) {
    padding: 0.35em 0.5em 0.35em 0;
    border-block-end: 1px solid var(--_border);
    font-weight: inherit;
    text-align: start;
    vertical-align: top;
    /* Unlike « anywhere », it counts whole words when columns share the width. */
    overflow-wrap: break-word;
  }

  .number {
    text-align: end;
    white-space: nowrap;
  }

  .sum :is(th, td) {
    font-weight: 700;
  }

  .range {
    display: flex;
    align-items: center;
    gap: 0.25em 1em;
  }

  .range > * {
    flex: 1;
    min-inline-size: 0;
  }

  svg {
    display: block;
    inline-size: 100%;
    block-size: 1.25em;
    overflow: visible;
  }

  /* Where there is no room beside its words, a bar stands below them. */
  @container (width < 28em) {
    .range {
      display: block;
    }
  }

  rect {
    fill: var(--_accent);
  }

  .less {
    fill: none;
    stroke: currentColor;
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }

  line {
    stroke: currentColor;
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
  }

  ul {
    margin: 0.5em 0;
    padding-inline-start: 1.25em;
  }

  @media (forced-colors: active) {
    rect {
      fill: CanvasText;
    }
  }
`;
