import { html } from 'hono/html';
import type { Sql } from '../../../database/database.ts';
import { readPlace, type FactName, type KeptPlace } from '../../../operators/edit/record.ts';
import { differingFacts } from '../../../operators/merges/merge.ts';
import type { Html } from '../../pages/layout.ts';
import { linkTo, type FormFields, type OperatorContext } from '../page.ts';
import { sayValue } from '../place/say.ts';
import { placeWords } from '../place/words.ts';
import { duplicateWords } from './words.ts';

/** One of two places, with what speaks for keeping it. */
export interface Side {
  readonly place: KeptPlace;
  /** Bookings that are still to come. */
  readonly bookings: number;
  /** Accounts that look after it. */
  readonly operators: number;
  /** Lists that name it. */
  readonly sources: readonly string[];
}

export interface Sides {
  readonly a: Side;
  readonly b: Side;
}

export async function readSide(sql: Sql, id: number, now: Date): Promise<Side | undefined> {
  const [place, [counted]] = await Promise.all([
    readPlace(sql, id),
    sql<Omit<Side, 'place'>[]>`
      select (select count(*) from booking where place_id = ${id} and status in ('held', 'requested', 'confirmed')
          and upper(during) > ${now})::int as bookings,
        (select count(distinct account_id) from account_role where place_id = ${id})::int as operators,
        array(select distinct platform from place_source where place_id = ${id} order by 1) as sources`,
  ]);
  return place && counted && { place, ...counted };
}

/** The place that more would be lost with stays, unless the administrator says otherwise. */
function likelyKept({ a, b }: Sides): 'a' | 'b' {
  const difference = b.bookings - a.bookings || b.operators - a.operators || Number(isTold(b)) - Number(isTold(a));
  return difference > 0 ? 'b' : 'a';
}

const isTold = ({ place }: Side): boolean => place.stored.said.length > 0;

/** The two places side by side: which one stays, and of each field that differs which value. */
export function comparison(context: OperatorContext, sides: Sides, form: FormFields): Html {
  const say = duplicateWords[context.language];
  const kept = chosen(form, 'kept') ?? likelyKept(sides);
  const names = differingFacts(sides.a.place.facts, sides.b.place.facts);
  return html`<input type="hidden" name="seen" value="${sides.a.place.revision}.${sides.b.place.revision}" />
    <fieldset class="choices">
      <legend>${say.kept}</legend>
      <p class="hint">${say.keptHint}</p>
      ${(['a', 'b'] as const).map((side) => choice('kept', side, kept === side, about(context, sides[side])))}
    </fieldset>
    <h2>${say.fields}</h2>
    ${names.length === 0 ? html`<p>${say.same}</p>` : ''}
    ${names.map((name) => fieldChoice(context, sides, name, chosen(form, `fact-${name}`) ?? likelyValue(sides, name, kept)))}
    <h2>${say.places}</h2>
    <ul>
      ${[sides.a, sides.b].map(
        ({ place }) =>
          html`<li>
            <a href="${linkTo(context, `/places/${place.publicId}`)}"
              >${say.page} – ${place.facts.name}, ${place.publicId}</a
            >
          </li>`,
      )}
    </ul>`;
}

function chosen(form: FormFields, name: string): 'a' | 'b' | undefined {
  const value = form.get(name);
  return value === 'a' || value === 'b' ? value : undefined;
}

const choice = (name: string, side: 'a' | 'b', checked: boolean, content: Html): Html =>
  html`<label class="choice"
    ><input type="radio" name="${name}" value="${side}" ${checked ? 'checked' : ''} required /><span
      >${content}</span
    ></label
  >`;

function about(context: OperatorContext, { place, bookings, operators, sources }: Side): Html {
  const say = duplicateWords[context.language];
  const facts = [
    say.bookings(bookings),
    say.operators(operators),
    ...(sources.length > 0 ? [say.sources(sources.join(', '))] : []),
  ];
  return html`<strong dir="auto">${place.facts.name}</strong> <span class="muted">${place.publicId}</span><br />
    <span class="muted">${facts.join('. ')}</span>`;
}

function fieldChoice(context: OperatorContext, { a, b }: Sides, name: FactName, value: 'a' | 'b'): Html {
  const { language } = context;
  const say = (side: Side): Html => html`<span dir="auto">${sayValue(language, name, side.place.facts[name])}</span>`;
  return html`<fieldset class="choices">
    <legend>${placeWords[language].fields[name]}</legend>
    ${choice(`fact-${name}`, 'a', value === 'a', say(a))} ${choice(`fact-${name}`, 'b', value === 'b', say(b))}
  </fieldset>`;
}

/** The value of the place that stays, unless it says nothing there. */
function likelyValue(sides: Sides, name: FactName, kept: 'a' | 'b'): 'a' | 'b' {
  const value: unknown = sides[kept].place.facts[name];
  const silent = value === null || (Array.isArray(value) && value.length === 0);
  return silent ? (kept === 'a' ? 'b' : 'a') : kept;
}
