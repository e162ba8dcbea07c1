import { css } from 'lit';

/** Sizes follow the card's own width: two columns from 46em. */
export const placeCardStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-block-size: var(--escale-card-block-size, 0);
  }

  slot:not([name]):not([hidden]) {
    display: block;
    margin-block-end: 0.5em;
  }

  .card,
  .body,
  .column {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    min-inline-size: 0;
  }

  .card {
    padding: var(--_space);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_background);
    overflow-wrap: anywhere;
  }

  header,
  .line {
    display: flex;
    gap: 0.6em;
  }

  header {
    align-items: center;
    gap: var(--_space);
  }

  header .icon {
    inline-size: 2.75rem;
    block-size: 2.75rem;
    padding: 0.6rem;
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_link) 12%, transparent);
    color: var(--_link);
  }

  h3,
  h4 {
    margin: 0;
    font-family: var(--escale-heading-font, inherit);
    font-size: 1.25em;
    line-height: 1.25;
    text-wrap: balance;
  }

  h4 {
    margin-block-end: 0.5em;
    font-size: 1em;
  }

  p,
  ul {
    margin: 0;
    padding: 0;
  }

  .muted {
    color: var(--_muted);
    font-size: 0.925em;
  }

  .mark,
  .old {
    color: var(--_warning);
    font-size: 0.85em;
  }

  .line > .icon {
    margin-block-start: 0.125em;
    color: var(--_muted);
  }

  .line > :last-child {
    min-inline-size: 0;
  }

  .open :is(.icon, strong) {
    color: var(--_open);
  }

  .closed :is(.icon, strong) {
    color: var(--_closed);
  }

  ul {
    display: grid;
    gap: 0.45em var(--_space);
    list-style: none;
  }

  .columns {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 11.5em), 1fr));
  }

  .offer,
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em var(--_space);
    align-items: center;
    justify-content: space-between;
  }

  /* Takes no room while the page puts nothing there. */
  .actions {
    margin-block-start: calc(-1 * var(--_space));
  }

  .actions ::slotted(*) {
    margin-block-start: var(--_space);
  }

  summary {
    min-block-size: 1.75rem;
    color: var(--_link);
    text-decoration: underline;
    cursor: pointer;
  }

  /* As high as the loader's room before; below the link, which takes none, so that nothing moves when it goes. */
  .skeleton {
    justify-content: center;
    min-block-size: 24rem;
  }

  slot:has(+ .base > .skeleton) {
    position: absolute;
    margin: var(--_space);
  }

  .offer > escale-booking-button {
    display: inline-block;
    /* What its button takes once it is there, on pages whose rem is small as well. */
    min-block-size: max(1.75rem + var(--_space), 1lh + 0.8em + 2px);
  }

  @container (inline-size >= 46em) {
    .body {
      display: grid;
      grid-template-columns: 1.35fr 1fr;
    }
  }
`;
