const said = new Set<string>();

/** Tells the developer something about the page, in the console, once: a page with fifty cards gets one line. */
export function warnOnce(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  console.warn(`[escale] ${message}`);
}
