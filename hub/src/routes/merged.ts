import type { MiddlewareHandler } from 'hono';
import { formatPlaceId, parsePlaceId } from '../../../sdk/place-id.ts';
import type { Sql } from '../database/database.ts';
import { openHeaders } from '../http/headers.ts';

/** Where the id of a place stands in an address of ours, also in one that is a parameter of another (oEmbed). */
const placeIn =
  /(?:\/(?:places|badge|v)\/|(?:%2F)(?:places|badge|v)%2F|[?&]place=|%3Fplace%3D|%26place%3D)([0-9A-Za-z]{2,16})/gi;

/**
 * Ids of merged places lead to what they were merged into, for ever and wherever they stand: in pages, in the API, in
 * cards, badges and embeds. Only what is not found is looked up, so a place that is there pays nothing for it.
 */
export function followMerges(sql: Sql): MiddlewareHandler {
  return async (context, next) => {
    await next();
    if (context.res.status !== 404) return;
    const { pathname, search } = new URL(context.req.raw.url);
    // Two slashes at the beginning would lead to another host.
    const address = `${pathname.replace(/^\/+/, '/')}${search}`;
    if (address.startsWith('/operator')) return;
    const target = await withoutMerged(sql, address);
    if (target === address) return;
    await context.res.body?.cancel();
    // Hono would keep the headers of the answer that this one stands for.
    context.res = undefined;
    context.res = new Response(null, {
      status: 308,
      // The two may be separated again: nobody is to remember it for long.
      headers: { ...openHeaders, Location: target, 'Cache-Control': 'public, max-age=3600' },
    });
  };
}

/** The address with each id of a merged place replaced by that of the place it is now, chains at once. */
async function withoutMerged(sql: Sql, address: string): Promise<string> {
  const texts = [...new Set([...address.matchAll(placeIn)].flatMap(([, text]) => text ?? []))];
  const asked = texts.flatMap((text) => {
    const number = parsePlaceId(text);
    return number === undefined ? [] : [{ text, number }];
  });
  if (asked.length === 0) return address;
  const rows = await sql<{ from: number; into: number }[]>`
    select place_id as from, merged_into(place_id) as into from place_merge
    where place_id = any(${asked.map(({ number }) => number)}::bigint[])`;
  return address.replace(placeIn, (found, text: string) => {
    const number = parsePlaceId(text);
    const merge = rows.find(({ from }) => from === number);
    return merge ? `${found.slice(0, -text.length)}${formatPlaceId(merge.into)}` : found;
  });
}
