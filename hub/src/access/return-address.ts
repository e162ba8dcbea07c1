/** Characters; a longer address is not worth coming back to. */
const LONGEST = 500;

/**
 * The page to come back to after signing in, as a path of this host; undefined for anything else that somebody may have
 * written there. Only pages of operators, and judged as a browser reads an address: with dots resolved, and backslashes
 * and lost line breaks taken for what they are.
 * @param text from an address or a form: anybody may have written it
 */
export function readReturnAddress(text: string): string | undefined {
  // The host is of no matter: whatever leads away from it is found out by that.
  const here = 'http://here.invalid';
  if (text.length > LONGEST || !/^\/operator[/?]/.test(text) || !URL.canParse(text, here)) return undefined;
  const url = new URL(text, here);
  if (url.origin !== here || !/^\/operator(?:\/|$)/.test(url.pathname) || /[\\\s]|%5c|%0[ad]/i.test(text))
    return undefined;
  // What a page said it had done, it says once; entering again is no page to come back to.
  url.searchParams.delete('done');
  if (/^\/operator\/?(?:enter|sign-out)?$/.test(url.pathname)) return undefined;
  return `${url.pathname}${url.search}`;
}
