/**
 * The next task: in between, the browser may paint, and answer the visitor. What takes longer than a twentieth of a second
 * on a phone is done in steps.
 */
export const turn = (): Promise<void> => new Promise((go) => setTimeout(go));
