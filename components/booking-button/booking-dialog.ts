import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Availability, Network, Resource, Slot } from '../../sdk/contract/index.ts';
import { getAvailability } from '../../sdk/calls/get-availability.ts';
import { getNetwork } from '../../sdk/calls/get-network.ts';
import type { Client } from '../../src/core/client.ts';
import { RemoteController, valueOf } from '../../src/core/remote.ts';
import { icon } from '../../src/pictograms/icon.ts';
import { close } from '../../src/pictograms/controls.ts';
import { bookingWords, type BookingWords } from '../../src/translations/booking/words.ts';
import { opening } from '../../src/translations/fr/opening.ts';
import type { Sentences } from '../../src/translations/messages.ts';
import { bookingDialogStyles } from './booking-dialog.styles.ts';
import { draftOf, type DialogHost } from './dialog-host.ts';
import type { DialogActions, DialogView } from './dialog-view.ts';
import { doneTitle, renderDone } from './done-step.ts';
import { type Draft, person } from './drafts.ts';
import { renderFooter } from './footer.ts';
import { holdInputs } from './held.ts';
import { momentAt } from './moments.ts';
import { dayFor, type Offered, periodsFrom, stillFree } from './periods.ts';
import { mostSeats } from './seats-field.ts';
import { Sending } from './sending.ts';
import { DAYS, renderWhen } from './when-step.ts';
import { whenStepStyles } from './when-step.styles.ts';
import { renderWho } from './who-step.ts';
import { whoStepStyles } from './who-step.styles.ts';

/** Milliseconds after which a browser has told a screen reader where the focus is, and not only where it went next. */
const HEARD_MS = 150;

/**
 * The booking dialog: when, who, done. Loaded at the first click, drawn into the button's own shadow root. What was
 * chosen and typed stays in memory, so that closing it loses nothing.
 */
export class BookingDialog implements ReactiveController {
  readonly #updates: ReactiveControllerHost;
  readonly #host: DialogHost;
  readonly #availability: RemoteController<Availability, readonly [Client, string, string, string | undefined]>;
  readonly #network: RemoteController<Network, readonly [Client]>;
  #words: BookingWords;
  #messages: Sentences<'common'>;
  readonly #sending: Sending;
  /** What has to get the focus once it is on show. */
  #focus: string | undefined;

  /** Loads the words first, so that nothing is drawn in two languages. */
  static async open(updates: ReactiveControllerHost, host: DialogHost): Promise<BookingDialog> {
    const messages = host.messages();
    return new BookingDialog(updates, host, messages, await bookingWords(host.language(), messages.dialog));
  }

  private constructor(
    updates: ReactiveControllerHost,
    host: DialogHost,
    messages: Sentences<'common'>,
    words: BookingWords,
  ) {
    this.#updates = updates;
    this.#host = host;
    this.#messages = messages;
    this.#words = words;
    this.#availability = new RemoteController(updates, {
      args: () => this.#question,
      load: ([client, id, resource, from], signal) =>
        getAvailability(client, id, { resource, days: DAYS, ...(from && { from }) }, { signal }),
    });
    this.#network = new RemoteController<Network, readonly [Client]>(updates, {
      args: () => {
        const client = host.client();
        return client && [client];
      },
      load: ([client], signal) => getNetwork(client, { signal }),
    });
    this.#sending = new Sending(host, {
      view: () => this.#view,
      change: (change, focus) => this.#change(change, focus),
      reload: () => this.#availability.refresh(),
    });
    const { shadowRoot } = host.element;
    const sheets = [bookingDialogStyles, whenStepStyles, whoStepStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
    shadowRoot?.adoptedStyleSheets.push(...sheets);
    updates.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.#onOnline);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#onOnline);
    removeEventListener('beforeunload', this.#onLeave);
  }

  hostUpdate(): void {
    // The button's own sentences come after its language, and with them those of a language that the page added.
    const messages = this.#host.messages();
    if (messages === this.#messages) return;
    this.#messages = messages;
    // A chunk that does not come leaves the words that are there.
    bookingWords(this.#host.language(), messages.dialog).then(
      (words) => {
        if (messages !== this.#messages) return;
        this.#words = words;
        this.#updates.requestUpdate();
      },
      (error: unknown) => console.error('[escale]', error),
    );
  }

  hostUpdated(): void {
    if (this.#dialog) holdInputs(this.#dialog);
    // Only while there is something to lose: browsers keep no page at hand that listens.
    if (this.#isUnfinished) addEventListener('beforeunload', this.#onLeave);
    else removeEventListener('beforeunload', this.#onLeave);
    if (!this.#focus) return;
    const target = this.#dialog?.querySelector<HTMLElement>(this.#focus);
    target?.focus();
    // A field is brought into view by itself, but not what is said below it.
    if (target?.ariaInvalid === 'true') target.parentElement?.scrollIntoView({ block: 'nearest' });
    this.#focus = undefined;
  }

  /** Opens the dialog where it was left; what is free is asked anew. */
  async show(): Promise<void> {
    const { status } = this.#availability.state;
    if (status !== 'idle' && status !== 'loading') this.#availability.refresh();
    this.#updates.requestUpdate();
    await this.#updates.updateComplete;
    const dialog = this.#dialog;
    if (!dialog?.isConnected || dialog.open) return;
    dialog.autofocus = true;
    dialog.showModal();
    // What was typed before it was closed is to lose again.
    this.#updates.requestUpdate();
    // Not at once: what had the focus is behind the dialog now, and of what takes it from there Orca (43) says nothing
    // but of the dialog itself. From the dialog to its heading is a step that is said.
    setTimeout(() => {
      const active = this.#host.element.shadowRoot?.activeElement ?? null;
      // Who was faster is left where they are, and where they scrolled to in a low frame.
      if (dialog.open && (active === dialog || !dialog.contains(active)))
        dialog.querySelector<HTMLElement>('#title')?.focus({ preventScroll: true });
    }, HEARD_MS);
  }

  render(): TemplateResult {
    const view = this.#view;
    const { draft, words } = view;
    const { booking } = draft;
    return html`<dialog
      class="dialog"
      part="dialog"
      aria-labelledby="title"
      lang=${this.#host.language()}
      @close=${this.#onClose}
    >
      <header role="none">
        <div>
          <h2 id="title" tabindex="-1">
            ${draft.step === 'done' && booking ? doneTitle(booking, view) : draft.step === 'who' ? words.you : words.book}
          </h2>
          <p class="muted">${view.place.name}${draft.step === 'when' ? this.#sayResource(view) : nothing}</p>
        </div>
        <button type="button" class="close" part="close" aria-label=${words.close} @click=${this.#close}>
          ${icon(close)}
        </button>
      </header>
      ${view.place.demonstration ? html`<p class="mark">${words.demonstration}</p>` : nothing}
      ${
        draft.step === 'done' && booking
          ? renderDone(view, booking)
          : draft.step === 'who'
            ? renderWho(view, this.#actions)
            : renderWhen(view, this.#actions)
      }
      ${renderFooter(view, this.#actions)}
    </dialog>`;
  }

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.element.shadowRoot?.querySelector('dialog');
  }

  get #draft(): Draft {
    return draftOf(this.#host);
  }

  get #resource(): Resource {
    const resources = this.#host.resources();
    return resources.find(({ id }) => id === this.#draft.resource) ?? resources[0]!;
  }

  get #question(): readonly [Client, string, string, string | undefined] | undefined {
    const client = this.#host.client();
    return client && [client, this.#host.place().id, this.#resource.id, this.#draft.from];
  }

  get #offered(): Offered | undefined {
    const { id } = this.#resource;
    return valueOf(this.#availability.state)?.resources.find(({ resource }) => resource === id);
  }

  get #view(): DialogView {
    const draft = this.#draft;
    const offered = this.#offered;
    const { status } = this.#availability.state;
    return {
      place: this.#host.place(),
      resources: this.#host.resources(),
      resource: this.#resource,
      offered,
      day: offered && dayFor(offered, draft),
      availability: status === 'ready' ? 'ready' : status === 'failed' || status === 'stale' ? 'failed' : 'loading',
      network: valueOf(this.#network.state),
      hub: this.#host.client()?.hub,
      draft,
      person,
      sending: this.#sending.underWay,
      words: this.#words,
      messages: { opening, ...this.#host.messages() },
      now: new Date(),
    };
  }

  /** The one thing that can be booked; where there is a choice the choice says it. */
  #sayResource({ resources, resource }: DialogView): string {
    return resources.length === 1 ? ` – ${resource.name}` : '';
  }

  #change(change: Partial<Draft>, focus?: string): void {
    Object.assign(this.#draft, change);
    this.#focus = focus ?? this.#focus;
    this.#updates.requestUpdate();
  }

  readonly #chooseSeats = (typed: string, counted = false): void => {
    const seats = Number(typed);
    const most = mostSeats(this.#resource, this.#offered);
    if (Number.isInteger(seats) && seats >= 1 && seats <= most) {
      this.#change({ seats, counted, period: stillFree(this.#draft.period, this.#offered, seats), trouble: undefined });
    } else {
      const sentence = this.#words.seatsWrong(most);
      this.#change({ trouble: { kind: 'incomplete', field: 'seats', sentence, typed } });
    }
  };

  readonly #next = (): void => {
    const draft = this.#draft;
    if (draft.trouble?.kind === 'incomplete' && draft.trouble.field === 'seats') {
      this.#change({}, '#seats');
      return;
    }
    const offered = this.#offered;
    const day = offered && dayFor(offered, draft);
    const only = offered && day?.slots.length === 1 && day.slots[0];
    const period =
      stillFree(draft.period, offered, draft.seats) ??
      // A day that is booked whole leaves nothing to choose.
      (only ? periodsFrom(day.slots, only.start, offered.rules, draft.seats)[0] : undefined);
    const sentence = this.#words.chooseFirst;
    if (period) this.#change({ period, step: 'who', trouble: undefined }, person.email ? '#title' : '#email');
    else this.#change({ trouble: { kind: 'incomplete', field: 'period', sentence } }, '.times input:enabled');
  };

  readonly #onOnline = (): void => {
    if (this.#dialog?.open && this.#draft.trouble?.kind === 'unknown') this.#sending.book();
  };

  /** Whether leaving the page, or loading it anew, would lose what was typed: it is kept in memory and nowhere else. */
  get #isUnfinished(): boolean {
    return this.#dialog?.open === true && this.#draft.step !== 'done' && person.email !== '';
  }

  /** The browser asks whether to leave, in its own words. */
  readonly #onLeave = (event: BeforeUnloadEvent): void => event.preventDefault();

  readonly #onClose = (): void => this.#updates.requestUpdate();

  readonly #close = (): void => this.#dialog?.close();

  /** What was typed is kept, so that one more click books. */
  readonly #takeAlternative = (time: Slot, slots: number): void => {
    const { date } = momentAt(time.start, this.#host.place().timeZone);
    this.#change({ period: { ...time, slots }, date, step: 'who', trouble: undefined }, '[part=confirm]');
  };

  readonly #actions: DialogActions = {
    chooseResource: (resource) => {
      this.#change({ resource, period: undefined, trouble: undefined });
      this.#change({ seats: Math.min(this.#draft.seats, this.#resource.seats) });
    },
    chooseSeats: this.#chooseSeats,
    showDays: (from) => this.#change({ from, date: undefined, period: undefined, trouble: undefined }),
    chooseDay: (date) => this.#change({ date, period: undefined, trouble: undefined }),
    choosePeriod: (period) => this.#change({ period, trouble: undefined }),
    takeAlternative: this.#takeAlternative,
    reload: () => this.#availability.refresh(),
    next: this.#next,
    back: () => this.#change({ step: 'when', trouble: undefined }, '#title'),
    book: () => this.#sending.book(),
    again: () => this.#change({ step: 'when', booking: undefined, trouble: undefined }, '#title'),
    close: this.#close,
    typed: () => this.#change(this.#draft.trouble?.kind === 'incomplete' ? { trouble: undefined } : {}),
  };
}
