import { css } from 'lit';

export const filterBarStyles = css`
  .fields,
  .chips,
  .kinds,
  .around {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) / 2);
  }

  .field {
    position: relative;
    flex: 1 1 12rem;
    max-inline-size: 22rem;
  }

  .field .icon {
    position: absolute;
    inset-block-start: 0.65rem;
    inset-inline-start: 0.7rem;
    opacity: 0.7;
    pointer-events: none;
  }

  input,
  select {
    inline-size: 100%;
    min-block-size: 2.5rem;
    padding: 0.3rem 0.7rem;
    border: 1px solid color-mix(in srgb, currentColor 62%, transparent);
    border-radius: calc(var(--_radius) * 0.66);
    background: transparent;
    color: inherit;
    font: inherit;
  }

  input {
    padding-inline-start: 2.4rem;
  }

  input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  select {
    inline-size: auto;
    min-block-size: 2.25rem;
  }

  option {
    background: Canvas;
    color: CanvasText;
  }

  [role='listbox'] {
    position: absolute;
    z-index: 3;
    inset-inline: 0;
    margin: 0.2rem 0 0;
    padding: 0.3rem 0;
    border: 1px solid color-mix(in srgb, CanvasText 25%, Canvas);
    border-radius: 0.5rem;
    background: Canvas;
    color: CanvasText;
    box-shadow: 0 4px 14px rgb(0 0 0 / 22%);
    list-style: none;
  }

  [role='option'] {
    padding: 0.4rem 0.8rem;
    cursor: pointer;
  }

  [role='option']:is(:hover, [aria-selected='true']) {
    background: color-mix(in srgb, CanvasText 9%, Canvas);
  }

  [role='option'][aria-selected='true'] {
    outline: 2px solid currentColor;
    outline-offset: -2px;
  }

  .chip {
    min-block-size: 2.1rem;
    padding: 0.15rem 0.8rem;
    border-radius: 999px;
    font-size: 0.875rem;
    font-weight: 500;
  }

  .chip .icon {
    inline-size: 1.1em;
    block-size: 1.1em;
  }

  .chip[aria-pressed='true'] {
    border-color: transparent;
  }

  .refusal {
    margin: 0;
    font-size: 0.875rem;
  }

  .refusal:empty {
    display: none;
  }

  .around label {
    font-size: 0.875rem;
  }

  .toggle {
    display: none;
  }

  @container (inline-size < 45rem) {
    .toggle {
      display: inline-flex;
    }

    .chips:not(.expanded) {
      display: none;
    }

    .chips.expanded {
      max-block-size: 9rem;
      overflow-y: auto;
    }

    .field {
      max-inline-size: none;
    }
  }
`;
