import { css } from 'lit';

/** The choice of what, how many, the day and the time. */
export const whenStepStyles = css`
  .dialog fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend,
  .choice > *,
  .end label > span,
  .fields label {
    padding: 0;
    font-weight: 650;
  }

  .day-name {
    display: inline-block;
  }

  .choice {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
    gap: 0.75rem 1rem;
  }

  .choice > *,
  .end label {
    display: grid;
    gap: 0.25rem;
  }

  .count {
    display: grid;
    grid-template-columns: 2.75rem minmax(3.5rem, 6rem) 2.75rem;
    gap: 0.35rem;
  }

  .count input {
    text-align: center;
    appearance: textfield;
  }

  .count input::-webkit-inner-spin-button {
    display: none;
  }

  .count button {
    padding: 0;
    font-size: 1.25rem;
  }

  .count button[aria-disabled='true'] {
    cursor: default;
    border-color: var(--_border);
    color: var(--_muted);
    opacity: 1;
  }

  .week {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-block: 0.15rem 0.35rem;
    color: var(--_muted);
  }

  .arrow {
    inline-size: 2.75rem;
    padding: 0;
    border-color: transparent;
    color: inherit;
  }

  .arrow[aria-disabled='true'] {
    cursor: default;
    opacity: 1;
  }

  /* Not the whole button: its focus must be seen. */
  .arrow[aria-disabled='true'] .icon {
    opacity: 0.3;
  }

  .previous .icon,
  .back .icon {
    rotate: 90deg;
  }

  .next .icon {
    rotate: -90deg;
  }

  .row {
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 1fr));
    gap: 0.35rem;
  }

  .parts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
    gap: 0.5rem;
    margin-block-start: 0.5rem;
  }

  .starts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(4.6rem, 1fr));
    gap: 0.4rem;
    margin-block-start: 0.5rem;
  }

  .day,
  .time {
    position: relative;
    display: grid;
    cursor: pointer;
  }

  .day input,
  .time input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }

  .day > span,
  .time > span {
    display: grid;
    align-content: center;
    justify-items: center;
    min-block-size: 2.75rem;
    padding: 0.35rem 0.25rem;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.6);
    line-height: 1.3;
    text-align: center;
  }

  /* Seven on a phone of 320 pixels leave « sam. » its dot. */
  .day > span {
    min-block-size: 4.4rem;
    padding-inline: 0;
  }

  .parts .time > span {
    justify-items: start;
    padding: 0.6rem 0.9rem;
    text-align: start;
  }

  .starts .time > span {
    font-variant-numeric: tabular-nums;
  }

  .weekday {
    font-size: 0.78rem;
  }

  .number {
    font-size: 1.2rem;
    font-weight: 650;
  }

  .room {
    block-size: 0.9rem;
    color: var(--_open);
    font-size: 1.1rem;
    line-height: 0.8;
  }

  input:enabled:hover + span {
    border-color: currentColor;
  }

  input:checked + span {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
    box-shadow: inset 0 0 0 1px var(--_on-accent);
  }

  input:checked + span :is(.muted, .room) {
    color: inherit;
  }

  input:focus-visible + span {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  /* As for the main buttons (src/core/tokens.ts). */
  input:checked:focus-visible + span {
    outline-color: var(--_on-accent);
    outline-offset: 0;
    box-shadow: 0 0 0 4px var(--_accent);
  }

  :is(.day, .time):has(input:disabled) {
    cursor: not-allowed;
  }

  input:disabled + span {
    border-style: dashed;
    background: none;
    color: var(--_muted);
  }

  .day input:disabled + span .number,
  .starts input:disabled + span {
    font-weight: 400;
    text-decoration: line-through;
  }

  .end {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: end;
    margin-block-start: 1rem;
  }

  .end label {
    flex: 0 1 14rem;
  }

  .end .muted {
    padding-block-end: 0.65rem;
  }

  .waiting {
    min-block-size: 12rem;
    color: var(--_muted);
  }

  @media (width < 36rem) {
    .row {
      gap: 0.2rem;
    }
  }

  @media (forced-colors: active) {
    input:checked + span {
      border-color: CanvasText;
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    input:checked:focus-visible + span {
      outline-color: CanvasText;
      outline-offset: 2px;
    }

    input:disabled + span {
      color: GrayText;
    }
  }
`;
