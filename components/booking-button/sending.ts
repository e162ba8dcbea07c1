import type { BookingRequest } from '../../sdk/contract/index.ts';
import { newBookingKey } from '../../sdk/booking-key.ts';
import { createBookings, type Outcome } from '../../sdk/bookings.ts';
import { isProblemError } from '../../sdk/errors/problem-error.ts';
import { EscaleBookingConfirmedEvent } from '../../src/core/booking-events.ts';
import type { Client } from '../../src/core/client.ts';
import type { BookingWords } from '../../src/translations/booking/words.ts';
import { lookUp } from '../../src/translations/word.ts';
import type { DialogHost } from './dialog-host.ts';
import { type DialogView, takesVoucher } from './dialog-view.ts';
import { type Draft, person, type Trouble } from './drafts.ts';

/** Version of the sentences about personal data (`privacy`, `controller`): changes whenever they do. */
const CONSENT = '2026-11-21';

/** The dialog that sends, as far as sending knows it. */
export interface SendingDialog {
  readonly view: () => DialogView;
  /** Changes the draft, draws the dialog and moves the focus to what a selector names. */
  readonly change: (change: Partial<Draft>, focus?: string) => void;
  /** Asks anew what is free. */
  readonly reload: () => void;
}

/** Sends what was chosen and typed, once however often it is asked to, and says what came of it. */
export class Sending {
  readonly #host: DialogHost;
  readonly #dialog: SendingDialog;
  #underWay = false;

  constructor(host: DialogHost, dialog: SendingDialog) {
    this.#host = host;
    this.#dialog = dialog;
  }

  /** Whether an answer is awaited. */
  get underWay(): boolean {
    return this.#underWay;
  }

  book(): void {
    const dialog = this.#dialog;
    const { draft, words } = dialog.view();
    const client = this.#host.client();
    const unknown = draft.trouble?.kind === 'unknown';
    const request = unknown ? draft.sent?.request : this.#request;
    if (this.#underWay || !client || !request) return;
    const fault = unknown ? undefined : this.#emailFault(words);
    if (fault) {
      dialog.change({ trouble: { kind: 'incomplete', field: 'email', sentence: fault } }, '#email');
      return;
    }
    // The same wish keeps its key, so that however often it arrives it is one booking.
    const same = draft.sent && JSON.stringify(draft.sent.request) === JSON.stringify(request);
    const sent = same && draft.sent ? draft.sent : { key: newBookingKey(), request };
    this.#underWay = true;
    dialog.change({ sent, trouble: undefined });
    void this.#send(client, draft, sent);
  }

  /** What is booked, as it is said to the hub. */
  get #request(): BookingRequest | undefined {
    const { draft, place, resource } = this.#dialog.view();
    const { period, seats } = draft;
    const name = person.name.trim();
    const voucher = takesVoucher(resource) && person.voucher.trim();
    return (
      period && {
        place: place.id,
        resource: resource.id,
        start: period.start,
        end: period.end,
        seats,
        email: person.email.trim(),
        ...(name && { name }),
        ...(voucher && { voucher }),
        // The hub writes its messages in these two.
        language: this.#host.language() === 'en' ? 'en' : 'fr',
        consent: CONSENT,
      }
    );
  }

  async #send(client: Client, draft: Draft, sent: NonNullable<Draft['sent']>): Promise<void> {
    let focus: string;
    try {
      focus = this.#settle(draft, await createBookings(client).create(sent.request, { key: sent.key }));
    } catch (error) {
      draft.trouble = this.#troubleOf(error);
      focus = '[data-focus]';
    }
    this.#underWay = false;
    this.#dialog.change({}, focus);
  }

  /**
   * Whatever comes next is another wish: its key is not this one's.
   * @returns what gets the focus
   */
  #settle(draft: Draft, outcome: Outcome<'made'>): string {
    draft.sent = undefined;
    if (outcome.status === 'made') {
      const { booking } = outcome;
      Object.assign(draft, { booking, step: 'done', period: undefined });
      const { start, end, seats, status } = booking;
      const said = { resource: booking.resource.id, start, end, seats, status };
      this.#host.element.dispatchEvent(new EscaleBookingConfirmedEvent(booking.place.id, said));
      return '#title';
    }
    const { alternatives, reason, detail } = outcome;
    const { words } = this.#dialog.view();
    const sentence = lookUp(words.refusals, reason) ?? detail ?? words.refused;
    // Only the code is to be changed, or left out; the hub knows why.
    if (reason === 'voucher') {
      draft.trouble = { kind: 'incomplete', field: 'voucher', sentence: detail ?? sentence };
      return '#voucher';
    }
    const trouble: Trouble = { kind: 'refused', sentence, alternatives, slots: draft.period?.slots ?? 1 };
    Object.assign(draft, { trouble, step: 'when', period: undefined });
    this.#dialog.reload();
    return '[data-focus]';
  }

  /** An answer of the hub's says that nothing was booked; anything else says nothing. */
  #troubleOf(error: unknown): Trouble {
    if (!isProblemError(error) || error.status >= 500) return { kind: 'unknown' };
    const { problem } = error;
    if (problem.errors?.some(({ pointer }) => pointer === '/email'))
      return { kind: 'incomplete', field: 'email', sentence: this.#dialog.view().words.emailWrong };
    return { kind: 'failed', sentence: problem.detail ?? problem.title };
  }

  #emailFault(words: BookingWords): string | undefined {
    const field = this.#host.element.shadowRoot?.querySelector<HTMLInputElement>('dialog #email');
    if (!person.email.trim()) return words.emailMissing;
    // What browsers accept without a dot, no mail server of the public network does.
    return field?.validity.valid === false || !/@.+\../.test(person.email) ? words.emailWrong : undefined;
  }
}
