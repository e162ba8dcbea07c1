import { css } from 'lit';

/** The rows of the list, what stands there before them and instead of them. */
export const placeListStyles = css`
  /* Where the list is alone and wide, its rows stand side by side. */
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .row {
    position: relative;
    display: flex;
    gap: calc(var(--_space) * 0.75);
    padding: calc(var(--_space) * 0.7) calc(var(--_space) * 0.9);
    border-block-end: 1px solid var(--_border);
    font-size: 0.875rem;
    line-height: 1.4;
  }

  /* The last line goes on where the last row of several columns is not full. */
  .row:last-child {
    border-image: linear-gradient(var(--_border) 0 0) 1 / 0 0 1px / 0 100vw 0 0;
  }

  .row > .icon {
    margin-block-start: 0.1rem;
    inline-size: 1.6rem;
    block-size: 1.6rem;
    color: var(--_link);
  }

  .row > div {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .row button {
    display: block;
    min-block-size: 1.5rem;
    padding: 0;
    border: 0;
    font-size: 1rem;
    text-align: start;
  }

  /* The whole row is the target; its text can still be read on its own. */
  .row button::after {
    content: '';
    position: absolute;
    inset: 0;
  }

  .row:hover,
  .row[data-selected] {
    background: var(--_surface);
  }

  .row[data-selected] {
    box-shadow: inset 3px 0 var(--_accent);
  }

  .row button:focus-visible {
    outline: 0;
  }

  .row button:focus-visible::after {
    outline: 2px solid var(--_focus);
    outline-offset: -3px;
  }

  .open {
    color: var(--_open);
  }

  .closed {
    color: var(--_closed);
  }

  .marks {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3rem;
    margin-block-start: 0.3rem;
  }

  .marks span {
    padding: 0 0.5rem;
    border: 1px solid var(--_border);
    border-radius: 999px;
    font-size: 0.75rem;
  }

  .more,
  .empty {
    display: grid;
    justify-items: center;
    gap: 0.6rem;
    padding: 1rem;
    text-align: center;
  }

  .empty {
    padding-block: 3rem;
  }

  .skeleton i {
    display: block;
    block-size: 5.6rem;
    border-block-end: 1px solid var(--_border);
    background:
      linear-gradient(var(--_border) 0 0) 3.2rem 1rem / 45% 0.9rem no-repeat,
      linear-gradient(var(--_surface) 0 0) 3.2rem 2.5rem / 60% 0.7rem no-repeat,
      linear-gradient(var(--_surface) 0 0) 3.2rem 3.7rem / 35% 0.7rem no-repeat;
  }

  @media (prefers-reduced-motion: no-preference) {
    .skeleton i {
      animation: wait 1.2s ease-in-out infinite alternate;
    }

    @keyframes wait {
      to {
        opacity: 0.4;
      }
    }
  }
`;
