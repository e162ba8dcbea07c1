import { createClient } from '../../sdk/index.ts';
import { warnOnce } from './warn.ts';

export type Client = ReturnType<typeof createClient>;

const clients = new Map<string, Client>();

/**
 * One client per hub and language, so that elements share requests and what was already fetched.
 * @param hub absolute address, or relative to the page
 * @returns undefined, after one warning, when the address is not http or https
 */
export function clientFor(hub: string, language: string): Client | undefined {
  const address = hubAddress(hub);
  if (!address) return undefined;
  const key = `${language} ${address}`;
  let client = clients.get(key);
  if (!client) clients.set(key, (client = createClient({ hub: address, language })));
  return client;
}

function hubAddress(hub: string): string | undefined {
  try {
    const url = new URL(hub, document.baseURI);
    if (/^https?:$/.test(url.protocol)) return url.href;
  } catch {
    // Said below: an address that does not parse and one that is not http have the same remedy.
  }
  warnOnce(`"${hub}" is not the address of a hub. Accepted: an http or https address, such as https://hub.example.`);
  return undefined;
}
