import type { TestContext } from 'node:test';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Puts something of a page in place for a test, as `globalThis` of a page has it. */
export function onPage(t: TestContext, globals: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(globals)) {
    const before = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    t.after(() => {
      if (before) Object.defineProperty(globalThis, name, before);
      else Reflect.deleteProperty(globalThis, name);
    });
  }
}

/** What was written to the console as a warning since the call. */
export function warningsIn(t: TestContext): string[] {
  const written: string[] = [];
  t.mock.method(console, 'warn', (...words: unknown[]) => void written.push(words.join(' ')));
  return written;
}

/** An element, as its controllers see it: `updates` counts what they asked for. */
export class Host implements ReactiveControllerHost {
  readonly controllers: ReactiveController[] = [];
  readonly updateComplete = Promise.resolve(true);
  updates = 0;

  addController(controller: ReactiveController): void {
    this.controllers.push(controller);
  }

  removeController(): void {
    throw new Error('No controller of ours is taken away.');
  }

  requestUpdate(): void {
    this.updates += 1;
  }

  connect(): void {
    for (const each of this.controllers) each.hostConnected?.();
  }

  disconnect(): void {
    for (const each of this.controllers) each.hostDisconnected?.();
  }

  update(): void {
    for (const each of this.controllers) each.hostUpdate?.();
  }
}
