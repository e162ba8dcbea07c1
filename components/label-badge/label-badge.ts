import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { getPlaceLabels } from '../../sdk/calls/get-place-labels.ts';
import { shaped } from '../../sdk/connection.ts';
import type { PlaceLabels } from '../../sdk/contract/index.ts';
import { isProblemError } from '../../sdk/errors/problem-error.ts';
import { list, shape, str, textOrNull } from '../../sdk/guards/checks.ts';
import type { Client } from '../../src/core/client.ts';
import { oneOf, wordsOf } from '../../src/core/converters.ts';
import { define } from '../../src/core/define.ts';
import { EscaleElement } from '../../src/core/element.ts';
import { RemoteController, valueOf } from '../../src/core/remote.ts';
import { safeUrl } from '../../src/core/urls.ts';
import { icon, iconStyles } from '../../src/pictograms/icon.ts';
import { label as labelIcon } from '../../src/pictograms/place.ts';
import { dayAndTime, fullDay } from '../../src/translations/dates.ts';
import { common, problem } from '../../src/translations/fr/common.ts';
import { label } from '../../src/translations/fr/label.ts';
import { around, lookUp } from '../../src/translations/word.ts';
import { Freshness } from './freshness.ts';
import { labelBadgeStyles } from './label-badge.styles.ts';

const SIZES = ['inline', 'small', 'medium', 'poster'] as const;

type Grant = PlaceLabels['items'][number];

/** As much of the answer as a badge reads; its details look at the rest. */
const readLabels = shaped(
  shape<PlaceLabels>({
    place: shape({ id: str, status: str }),
    items: list(
      shape({
        label: shape({ id: str, name: shape({ fr: str }), issuer: shape({ name: str, url: textOrNull }) }),
        status: str,
        until: textOrNull,
        reason: textOrNull,
        page: str,
      }),
    ),
    links: shape({ page: str }),
    evaluatedAt: str,
    nextChange: textOrNull,
  }),
  'PlaceLabels',
);

/**
 * The labels of one place as they are now: name, issuer and last day of each, and in words when one is suspended, has
 * expired or was revoked. What a place only declares of itself is shown as that. The hub is asked again every five
 * minutes, before a label ends and when the page is seen again; what cannot be confirmed is not shown as if it were.
 * Each label leads to its public page at the hub, and each issuer to its charter.
 *
 * @summary The labels that a place holds today, verified.
 * @status stable
 * @since 1.0
 * @slot - What stands there without JavaScript and when the hub cannot be reached: a link.
 * @event {EscaleErrorEvent} escale-error - The hub could not be reached or answered with a problem. Does not bubble.
 * @csspart base - Everything the element renders.
 * @csspart label - One label.
 * @csspart name - The name of a label.
 * @csspart state - What is true of a label now.
 * @csspart details - Criteria and evidence, when the visitor asks for them.
 * @csspart checked - When the hub was asked last.
 * @csspart failure - The reason why there is nothing to show, and the retry button.
 * @csspart retry - The retry button.
 * @cssstate loading - Waiting for the first answer.
 * @cssstate ready - Shows a current answer.
 * @cssstate stale - The last request failed: shows an answer that is minutes old, or that it cannot be verified.
 * @cssstate failed - Has nothing to show but its children.
 */
export class EscaleLabelBadge extends EscaleElement<'label'> {
  static override styles = [...EscaleElement.styles, iconStyles, labelBadgeStyles];

  static override properties = {
    place: {},
    label: {},
    size: { converter: oneOf('escale-label-badge size', SIZES) },
  };

  /** Id of the place. */
  declare place?: string;

  /** Id of the labels to show, such as `mon-autre-bureau`, separated by commas. Default: all that the place has. */
  declare label?: string;

  /** `inline` within a sentence, `small`, `medium`, or `poster`. Default: `medium`. */
  declare size?: (typeof SIZES)[number];

  protected override readonly french = { common, problem, label };
  protected override readonly english = () => import('../../src/translations/en/elements/en-label-badge.ts');

  protected override readonly remote = new RemoteController<PlaceLabels, readonly [string, Client]>(this, {
    args: () => {
      const id = this.place?.trim().toUpperCase().replaceAll('-', '');
      const { client } = this;
      return id && client ? [id, client] : undefined;
    },
    load: ([id, client], signal) => getPlaceLabels(client, id, readLabels, { signal }),
    onError: this.reportError,
  });

  /** The code of the details, once somebody asks for them. */
  readonly #details = new RemoteController(this, {
    args: () => (this.#isOpen ? [] : undefined),
    load: async () => {
      const code = await import('./details.ts');
      code.dressDetails(this);
      return code;
    },
    onError: this.reportError,
  });
  readonly #freshness = new Freshness(this, () => this.remote.refresh());
  #isOpen = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { state } = this.remote;
    if (state.status !== 'ready') return;
    const { evaluatedAt, nextChange } = state.value;
    this.#freshness.take(state, nextChange ? Date.parse(nextChange) - Date.parse(evaluatedAt) : Infinity);
  }

  protected override renderContent(): unknown {
    const labels = valueOf(this.remote.state);
    const { label: say } = this.messages;
    if (!labels) return this.place?.trim() ? nothing : html`<p class="notice">${say.noPlace}</p>`;
    if (this.#freshness.isOver)
      return this.remote.refreshing ? html`<p>${say.checking}</p>` : this.#renderUnverified(labels);
    const wanted = wordsOf(this.label);
    const shows = (id: string): boolean => wanted.length === 0 || wanted.includes(id);
    const grants = labels.items.filter((grant) => shows(grant.label.id));
    const declared = labels.declaration && shows('telework-spot');
    const { id, status } = labels.place;
    return html`<div class=${this.size ?? 'medium'} data-place=${id}>
      ${status === 'open' ? nothing : html`<p class="notice">${lookUp(say.statuses, status) ?? status}</p>`}
      ${
        grants.length > 0 || declared
          ? html`<ul>
              ${grants.map((grant) => this.#renderGrant(grant, labels))}
              ${declared ? this.#renderDeclaration(labels) : nothing}
            </ul>`
          : html`<p class="notice">${wanted.length > 0 ? say.lacks : say.none}</p>`
      }
      <p class="checked" part="checked">${say.checked(...this.#moment(labels))}</p>
    </div>`;
  }

  #renderGrant(grant: Grant, labels: PlaceLabels): TemplateResult {
    const { label: say } = this.messages;
    const { name, issuer, charter } = grant.label;
    const until = grant.until && fullDay(grant.until, this.messages);
    const address = safeUrl(charter ?? issuer.url);
    const [before, after] = around(say.by);
    return html`<li part="label" class=${grant.status}>
      ${icon(labelIcon)}
      <b part="name"><a href=${this.#address(grant.page)}>${lookUp(name, this.language) ?? name.fr}</a></b>
      <span class="muted">${before}${address ? html`<a href=${address}>${issuer.name}</a>` : issuer.name}${after}</span>
      <span class="state" part="state">${lookUp(say.states, grant.status)?.(until) ?? say.otherState}</span>
      ${grant.reason ? html`<span>${grant.reason}</span>` : nothing}
      ${this.size === 'inline' ? nothing : this.#renderDetails(grant, labels)}
    </li>`;
  }

  #renderDeclaration({ links, declaration }: PlaceLabels): TemplateResult {
    const { label: say } = this.messages;
    return html`<li part="label" class="declared">
      ${icon(labelIcon)}
      <b part="name"><a href=${this.#address(links.page)}>${say.teleworkSpot}</a></b>
      <span class="state" part="state">${say.declared}</span>
      ${declaration?.note && this.size !== 'inline' ? html`<span class="muted">${declaration.note}</span>` : nothing}
    </li>`;
  }

  #renderDetails(grant: Grant, labels: PlaceLabels): TemplateResult {
    const { state } = this.#details;
    const known = valueOf(state);
    return html`<details part="details" @toggle=${this.#onToggle}>
      <summary>${this.messages.label.more}</summary>
      ${known ? known.renderDetails(grant, { labels, messages: this.messages, language: this.language, page: this.#address(grant.page) }) : nothing}
      <p aria-live="polite">
        ${state.status === 'loading' ? this.messages.common.loading : state.status === 'failed' ? this.reason(state.error) : nothing}
      </p>
    </details>`;
  }

  #renderUnverified(labels: PlaceLabels): TemplateResult {
    const { label: say } = this.messages;
    return html`<div class="notice">
      <p>${say.unverifiable} ${say.lastChecked(...this.#moment(labels))}</p>
      <p><a href=${this.#address(labels.links.page)}>${say.page}</a></p>
      ${this.renderRetry()}
    </div>`;
  }

  protected override renderFailure(error: unknown): unknown {
    const { label: words } = this.messages;
    if (isProblemError(error) && error.status === 404)
      return html`<p class="notice" part="failure">${words.unknownPlace(this.place ?? '')}</p>`;
    return html`<p>${words.unverifiable}</p>
      ${super.renderFailure(error)}`;
  }

  /** When the hub judged, by its own clock. */
  #moment({ evaluatedAt }: PlaceLabels): readonly [day: string, time: string] {
    return dayAndTime(Date.parse(evaluatedAt), this.messages);
  }

  #address(page: string): string | undefined {
    return this.client?.url(page).href;
  }

  readonly #onToggle = ({ target }: Event): void => {
    this.#isOpen ||= (target as HTMLDetailsElement).open;
    this.requestUpdate();
  };
}

define('escale-label-badge', EscaleLabelBadge);

declare global {
  interface HTMLElementTagNameMap {
    'escale-label-badge': EscaleLabelBadge;
  }
}
