import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../src/pictograms/icon.ts';
import type { CardWords } from './card-words.ts';

type Offer = CardWords['offers'][number];

const line = (path: string, words: unknown, state = ''): TemplateResult =>
  html`<div class="line ${state}">${icon(path)}<span>${words}</span></div>`;

/** The content of a card, the same for every peer. @param button how the peer invites to follow a link */
export const cardBody = (words: CardWords, button: (offer: Offer) => TemplateResult): TemplateResult =>
  html`<header>
      ${icon(words.icon)}
      <div>
        <h3>${words.name}</h3>
        <p class="muted">${words.kinds}</p>
      </div>
    </header>
    ${words.notices.map((notice) => html`<p class="mark">${notice}</p>`)}
    ${
      words.opening
        ? line(
            words.icon,
            words.opening.lines.map((each) => html`<div>${each}</div>`),
            words.opening.state,
          )
        : nothing
    }
    ${words.summary === null ? nothing : html`<p>${words.summary}</p>`}
    ${
      words.labels.length > 0
        ? html`<ul>
            ${words.labels.map(({ title, state }) => html`<li>${line(words.icon, html`<strong>${title}</strong> <span class="muted">${state}</span>`)}</li>`)}
          </ul>`
        : nothing
    }
    ${
      words.amenities.length > 0
        ? html`<section>
            <h4>${words.amenitiesTitle}</h4>
            <ul class="columns">
              ${words.amenities.map((amenity) => html`<li>${line(amenity.icon, amenity.words)}</li>`)}
            </ul>
          </section>`
        : nothing
    }
    ${line(
      words.icon,
      words.address.map((each) => html`<div>${each}</div>`),
    )}
    ${words.offers.map((offer) => html`<div class="offer"><strong>${offer.name}</strong>${button(offer)}</div>`)}
    <details><summary>${words.more}</summary></details>
    ${words.old === undefined ? nothing : html`<p class="mark">${words.old}</p>`}`;

/** A simple look, about as many rules as our own card's. */
export const cardBodyStyles = css`
  .card {
    display: grid;
    gap: 1rem;
    padding: 1rem;
    overflow-wrap: anywhere;
  }
  header,
  .line {
    display: flex;
    gap: 0.6em;
  }
  header {
    align-items: center;
  }
  header .icon {
    inline-size: 2.75rem;
    block-size: 2.75rem;
  }
  h3,
  h4,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  .muted {
    color: #555;
    font-size: 0.925em;
  }
  .mark {
    color: #8a5a00;
    font-size: 0.85em;
  }
  .line.open {
    color: #146c2e;
  }
  .line.closed {
    color: #b3261e;
  }
  ul {
    display: grid;
    gap: 0.45em 1rem;
    list-style: none;
  }
  .columns {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 11.5em), 1fr));
  }
  .offer {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1rem;
    align-items: center;
    justify-content: space-between;
  }
  summary {
    min-block-size: 1.75rem;
    cursor: pointer;
  }
  .icon {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
  }
`;
