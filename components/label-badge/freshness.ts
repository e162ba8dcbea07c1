import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds after which what was read of a label is asked again, at the latest. */
export const BOUND = 300_000;
/** Milliseconds between two tries while the hub does not answer, and before a label's end. */
const SOON = 10_000;
/** Asked again a little before the bound, so that what is confirmed in time never leaves the page. */
const EARLY = 0.8;

/**
 * How old an answer is, and when to ask again. The visitor's clock may be wrong by days, so only what has passed since
 * the answer came is measured, twice: a page's own time stands still while a computer sleeps, and the clock on the
 * wall may be put back.
 */
export class Freshness implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #ask: () => void;
  #answer: unknown;
  #since: readonly [own: number, wall: number] = [0, 0];
  #bound = BOUND;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, ask: () => void) {
    this.#host = host;
    this.#ask = ask;
    host.addController(this);
  }

  /**
   * Tells of the answer on show.
   * @param left milliseconds for which it is true, by the hub's own clock
   */
  take(answer: unknown, left: number): void {
    if (answer === this.#answer) return;
    this.#answer = answer;
    this.#since = now();
    // Half of what is left, and half again: however old a cached answer was, the end is not overslept.
    this.#bound = Math.min(BOUND, Math.max(SOON, left / 2));
    this.#wind(this.#bound * EARLY);
  }

  /** Whether what is on show has not been confirmed for longer than it may. */
  get isOver(): boolean {
    return this.#answer !== undefined && this.#age >= this.#bound;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
    if (this.#answer !== undefined) this.#look();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    clearTimeout(this.#timer);
  }

  get #age(): number {
    const [own, wall] = now();
    return Math.max(own - this.#since[0], wall - this.#since[1]);
  }

  #wind(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#look, wait);
  }

  /** Asks when the time has come and somebody may be looking, and again until there is an answer. */
  readonly #look = (): void => {
    if (document.hidden) return;
    const early = this.#bound * EARLY - this.#age;
    if (early <= 0) {
      this.#ask();
      this.#host.requestUpdate();
    }
    this.#wind(early > 0 ? early : Math.min(SOON, Math.max(0, this.#bound - this.#age) || SOON));
  };
}

const now = () => [performance.now(), Date.now()] as const;
