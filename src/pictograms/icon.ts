import { css, html, type TemplateResult } from 'lit';

/**
 * The kit's pictograms: one family, drawn for it. Each is the data of one SVG path on a grid of 24, drawn with a
 * stroke of 1.75 and round ends in the text's colour. They decorate words and never stand for them, so they are
 * hidden from assistive technology.
 */
export const icon = (path: string): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path}></path></svg>`;

export const iconStyles = css`
  .icon {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
