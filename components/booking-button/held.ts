/** What a template gives an input to hold, as `.held`: its text, or whether it is chosen. */
interface Held {
  readonly held?: string | boolean;
}

/**
 * Lets every input below hold what was rendered for it, whatever the visitor or the browser has put there meanwhile:
 * a template by itself sets only what changed since it was rendered last.
 */
export function holdInputs(root: ParentNode): void {
  for (const input of root.querySelectorAll<HTMLInputElement & Held>('input')) {
    const { held } = input;
    if (typeof held === 'boolean') input.checked = held;
    // Setting it anew would move the caret.
    else if (held !== undefined && input.value !== held) input.value = held;
  }
}
