/**
 * What the browser runs for bench/cards.ts: the same places on our cards, on cards written by hand with lit, and on
 * cards of Material Web, each in a page of its own.
 * Each is given the hub's data and must come to the same text. All code is there before the clock runs.
 */
import { html, render } from 'lit';
import type { Place } from '../sdk/contract/index.ts';
import { painted } from './painted.ts';
import { cardBodyStyles } from './peers/card-body.ts';
import { spoken, withoutSpaces, wordsOf } from './peers/card-words.ts';
import { LitCard } from './peers/lit-card.ts';
import { materialCard } from './peers/material-card.ts';

export type Contender = 'escale' | 'lit' | 'material';

export type Phase = 'first' | 'update';

export interface CardBench {
  /** @returns milliseconds until the frame with all of them has been produced */
  show(phase: Phase): Promise<number>;
  /** @throws Error when a card does not say what it should */
  check(phase: Phase): void;
}

/** How one contender puts cards of these places on the stage, the second time in place of what is there. */
type Show = (stage: HTMLElement, places: readonly Place[]) => void;

const escale: Show = (stage, places) => {
  for (const [index, place] of places.entries()) {
    const known = stage.children[index];
    const card = known ?? document.createElement('escale-place-card');
    Object.assign(card, { place });
    if (!known) stage.append(card);
  }
};

const lit: Show = (stage, places) => {
  for (const [index, place] of places.entries()) {
    const known = stage.children[index];
    const card = known instanceof LitCard ? known : new LitCard();
    card.words = wordsOf(place);
    if (!known) stage.append(card);
  }
};

const material: Show = (stage, places) => {
  render(html`${places.map((place) => materialCard(wordsOf(place)))}`, stage);
};

const contenders: Readonly<Record<Contender, Show>> = { escale, lit, material };

/** What stands on the stage, shadow roots first. */
const said = (stage: HTMLElement): string[] =>
  [...stage.children].map((card) => withoutSpaces((card.shadowRoot?.querySelector('.card') ?? card).textContent));

function check(stage: HTMLElement, places: readonly Place[]): void {
  const found = said(stage);
  for (const [index, place] of places.entries()) {
    const expected = spoken(wordsOf(place));
    if (found[index] !== expected) throw new Error(`A card says « ${found[index]} » instead of « ${expected} »`);
  }
}

/** Puts a contender on its stage. @returns what shows so many cards, and another place on each of them */
async function stageFor(contender: Contender, known: readonly Place[], count: number): Promise<CardBench> {
  // Two objects of one place would be the same card to nobody, so that even repeated places are rendered again.
  const places = Array.from({ length: count + 1 }, (_, index) => structuredClone(known[index % known.length]!));
  const shown = { first: places.slice(0, count), update: places.slice(1) };
  if (contender === 'material') document.adoptedStyleSheets.push(cardBodyStyles.styleSheet!);
  const stage = document.createElement('main');
  stage.style.cssText = 'display:grid;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr));gap:1rem';
  document.body.append(stage);
  await painted(performance.now());
  return {
    async show(phase) {
      const since = performance.now();
      contenders[contender](stage, shown[phase]);
      return painted(since);
    },
    check: (phase) => check(stage, shown[phase]),
  };
}

customElements.define('lit-card', LitCard);
Object.assign(window, {
  async prepare(...given: Parameters<typeof stageFor>): Promise<void> {
    Object.assign(window, { bench: await stageFor(...given) });
  },
});
