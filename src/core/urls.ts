const SAFE = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * The only way from data to an `href`: http, https, mailto and tel pass, `javascript:`, `data:` and whatever does
 * not parse as an absolute address do not.
 */
export function safeUrl(text: string | null | undefined): string | undefined {
  if (!text) return undefined;
  try {
    const url = new URL(text);
    return SAFE.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** What a person recognises of a web address: `cowork.example` of `https://www.cowork.example/book?x=1`. */
export function siteName(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}
