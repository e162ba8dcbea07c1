import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { amenityIcons } from '../src/pictograms/amenities.ts';
import * as contact from '../src/pictograms/contact.ts';
import * as controls from '../src/pictograms/controls.ts';
import { icon, iconStyles } from '../src/pictograms/icon.ts';
import { kindIcons } from '../src/pictograms/kinds.ts';
import * as place from '../src/pictograms/place.ts';

const sizes = [16, 24, 48] as const;

const family = (name: string, paths: Readonly<Record<string, string>>) => html`
  <h2>${name}</h2>
  <ul>
    ${Object.entries(paths).map(
      ([each, path]) =>
        html`<li>
          ${sizes.map((size) => html`<span .style=${`font-size: ${size / 1.25}px`}>${icon(path)}</span>`)} ${each}
        </li>`,
    )}
  </ul>
`;

/** One family, drawn for the kit on a grid of 24, at the sizes in which it is shown: each must be read at 16 pixels. */
const meta: Meta = {
  title: 'Pictograms',
  render: () => html`
    <style>
      ${iconStyles} ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr));
        gap: 1rem;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        gap: 0.75rem;
        align-items: center;
      }
    </style>
    ${family('Kinds of place', kindIcons)} ${family('Amenities', amenityIcons)}
    ${family('Controls', { ...controls, ...contact, ...place })}
  `,
};
export default meta;

export const Family: StoryObj = {};
