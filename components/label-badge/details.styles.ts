import { css } from 'lit';

export const detailsStyles = css`
  .criteria {
    display: grid;
    gap: 0.6em;
    margin-block: 0.5em;
  }

  .criteria li {
    display: block;
    max-inline-size: none;
    padding: 0 0 0 0.75em;
    border: 0;
    border-inline-start: 3px solid var(--_border);
    border-radius: 0;
    font-size: inherit;
  }

  .criteria .proved {
    border-color: var(--_open);
  }

  .criteria .missing {
    border-inline-start-style: dashed;
  }

  details p {
    margin: 0.4em 0;
  }
`;
