/** Version of the kit: `define()` compares it when a page brings two copies. A test holds it to package.json. */
export const VERSION = '0.1.0';
