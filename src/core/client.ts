import { connect, type Connection } from '../../sdk/connection.ts';
import { warnOnce } from './warn.ts';

/** The calls over it are those of `sdk/calls/`: each element brings the ones that it makes. */
export type Client = Connection;

const clients = new Map<string, Client>();

/**
 * One client per hub and language, so that elements share requests and what was already fetched.
 * @param hub absolute address, or relative to the page
 * @returns undefined, after one warning, when the address is not http or https
 */
export function clientFor(hub: string, language: string): Client | undefined {
  try {
    const address = new URL(hub, document.baseURI).href;
    const key = `${language} ${address}`;
    const client = clients.get(key) ?? connect({ hub: address, language }, () => import('./trouble.ts'));
    clients.set(key, client);
    return client;
  } catch {
    warnOnce(`"${hub}" is not the address of a hub. Accepted: an http or https address, such as https://hub.example.`);
    return undefined;
  }
}
