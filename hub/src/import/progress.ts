import type { WriteStream } from 'node:tty';

const WIDTH = 30;

/** A bar on a terminal, drawn over itself; nothing anywhere else, so that logs stay clean. */
export class ProgressBar {
  readonly #terminal: WriteStream | undefined;
  readonly #started = performance.now();
  #drawn = '';

  constructor(terminal: WriteStream) {
    this.#terminal = terminal.isTTY ? terminal : undefined;
  }

  /** @param part what is done, 0 to 1 */
  update(part: number): void {
    const full = Math.round(part * WIDTH);
    const seconds = ((performance.now() - this.#started) / 1000).toFixed(1);
    const percent = String(Math.floor(part * 100)).padStart(3);
    const bar = `[${'█'.repeat(full)}${' '.repeat(WIDTH - full)}] ${percent} %  ${seconds} s`;
    if (bar === this.#drawn) return;
    this.#drawn = bar;
    this.#terminal?.write(`\r${bar}`);
  }

  /** Takes the bar away. */
  clear(): void {
    if (this.#drawn !== '') this.#terminal?.write(`\r${' '.repeat(this.#drawn.length)}\r`);
  }
}
