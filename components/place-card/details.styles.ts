import { css } from 'lit';

export const detailsStyles = css`
  .details {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 20em), 1fr));
    gap: calc(var(--_space) * 1.25);
    padding-block-start: 0.5em;
  }

  .text {
    white-space: pre-line;
  }

  .text,
  table {
    margin-block-end: 0.6em;
  }

  table {
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
    padding-inline-end: 0.75em;
    white-space: nowrap;
  }

  tr.today {
    font-weight: 650;
  }
`;
