import { css } from 'lit';

/**
 * The theme. A page sets `--escale-…` wherever it likes; elements read the `--_…` aliases and nothing else.
 * Every token falls back to what the page already has: its font and its text colour are inherited, and the
 * variables that French public sites define for their own theme (`--text-default-grey`…) are read when present.
 *
 * Surfaces and borders are mixed from the text colour, so that they suit a dark page even when it does not declare
 * `color-scheme`. Links and states take a fifth of their colour and the rest of the text, never so dark that the hue is
 * lost; what is muted fades only where the page's text is strong enough to; text on the accent is black or white by the
 * accent's luminance (`y`; at 0.18 both have 4.5:1). That keeps 4.5:1 on pages whose own text has 8:1
 * (test/components/tokens.test.ts). Browsers that do not compute with colours (before Chromium 131, Firefox 128, Safari
 * 18) find these values invalid and inherit the text's colour; on the accent they write white.
 */
export const tokens = css`
  :host {
    --_muted: var(
      --escale-muted,
      var(--text-mention-grey, color(from currentColor xyz x y z / clamp(0.78, min(0.7 + 3 * y, 2.2 - 1.6 * y), 1)))
    );
    --_background: var(--escale-background, var(--background-default-grey, transparent));
    --_surface: var(--escale-surface, color-mix(in srgb, currentColor 5%, transparent));
    --_border: var(--escale-border, var(--border-default-grey, color-mix(in srgb, currentColor 18%, transparent)));
    --_accent: var(--escale-accent, var(--background-action-high-blue-france, #0b5c6b));
    --_on-accent: var(
      --escale-on-accent,
      color(
        from var(--_accent) xyz clamp(0, (0.18 - y) * 1e6, 0.95) clamp(0, (0.18 - y) * 1e6, 1)
          clamp(0, (0.18 - y) * 1e6, 1.09)
      )
    );
    --_link: var(
      --escale-link,
      var(
        --text-action-high-blue-france,
        oklch(from color-mix(in oklab, var(--_accent) 20%, currentColor) max(l, 0.45) calc(4 * c) h)
      )
    );
    --_open: var(--escale-open, oklch(from color-mix(in oklab, #0f9a4c 20%, currentColor) max(l, 0.45) calc(4 * c) h));
    --_closed: var(
      --escale-closed,
      oklch(from color-mix(in oklab, #d8442b 20%, currentColor) max(l, 0.45) calc(4 * c) h)
    );
    --_warning: var(
      --escale-warning,
      oklch(from color-mix(in oklab, #b07400 20%, currentColor) max(l, 0.45) calc(4 * c) h)
    );
    --_focus: var(--escale-focus, currentColor);
    --_radius: var(--escale-radius, 0.75rem);
    --_space: var(--escale-space, 1rem);
    color: var(--escale-text, var(--text-default-grey, inherit));
    font-family: var(--escale-font, inherit);
    line-height: 1.5;
    text-align: start;
    text-wrap: pretty;
  }

  @supports not (color: color(from red xyz x y z)) {
    :host {
      --_on-accent: var(--escale-on-accent, #fff);
    }
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  a {
    color: var(--_link);
    text-underline-offset: 0.2em;
    overflow-wrap: anywhere;
  }

  /* Both are mixed from the text's colour: twice would be too pale. */
  .muted a {
    color: inherit;
  }

  a:hover {
    text-decoration-thickness: 2px;
  }

  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  a:focus-visible {
    border-radius: 3px;
  }

  /* Text on the accent may be as light as the page: two rings, of which one is seen on any ground (WCAG, C40). */
  :is(.main, [aria-pressed='true']):focus-visible {
    outline-color: var(--_on-accent);
    outline-offset: 0;
    box-shadow: 0 0 0 4px var(--_accent);
  }

  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: calc(1.75rem + var(--_space));
    padding: 0.4em var(--_space);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.66);
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    text-decoration: none;
    cursor: pointer;
  }

  .button.main,
  button.main {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  button:hover,
  .button:hover {
    border-color: currentColor;
  }

  [aria-disabled='true'] {
    cursor: progress;
    opacity: 0.7;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .notice {
    margin: 0;
    padding: 0.75em 1em;
    border-inline-start: 3px solid var(--_warning);
    background: var(--_surface);
  }

  .notice p {
    margin: 0 0 0.5em;
  }

  .notice p:last-child {
    margin: 0;
  }

  @media (prefers-contrast: more) {
    :host {
      --_muted: currentColor;
      --_border: currentColor;
    }
  }

  @media (forced-colors: active) {
    button,
    .button,
    .notice {
      border-color: currentColor;
    }

    [aria-pressed='true'] {
      border-color: CanvasText;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }

    /* Forced, an outline takes the system's colour. */
    [aria-pressed='true']:focus-visible {
      outline-color: CanvasText;
      outline-offset: 2px;
    }
  }
`;
