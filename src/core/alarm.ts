import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LONGEST_TIMER } from '../../sdk/abort.ts';

/**
 * Calls back when an instant has passed and somebody may be looking: what was true until then (open, a label, a free
 * seat) is no more. A page in the background waits until it is seen again.
 */
export class Alarm implements ReactiveController {
  readonly #ring: () => void;
  #at: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, ring: () => void) {
    this.#ring = ring;
    host.addController(this);
  }

  /** Sets the alarm, replacing the one before; undefined puts it off. In milliseconds since 1970. */
  set(at: number | undefined): void {
    if (at === this.#at) return;
    this.#at = at;
    this.#wind();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#wind);
    this.#wind();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#wind);
    clearTimeout(this.#timer);
  }

  readonly #wind = (): void => {
    clearTimeout(this.#timer);
    if (this.#at === undefined || document.hidden) return;
    this.#timer = setTimeout(this.#check, Math.min(Math.max(this.#at - Date.now(), 0), LONGEST_TIMER));
  };

  readonly #check = (): void => {
    if (this.#at === undefined) return;
    if (Date.now() < this.#at) return this.#wind();
    this.#at = undefined;
    this.#ring();
  };
}
