import { operations } from '../../../../sdk/contract/index.ts';
import { route, type Route } from '../../http/route.ts';
import type { Territories } from '../../territories/territories.ts';

/** The list changes once a year, with the hub's own release. */
const DAY_SECONDS = 86_400;
const DEFAULT_LIMIT = 10;

/** `GET /v1/territories`. */
export const territoriesRoutes = ({ territories }: { readonly territories: Territories }): Route[] => [
  route(operations.searchTerritories, ({ query, url }) => {
    const { items, total } = territories.search(query.q, query.type, query.limit ?? DEFAULT_LIMIT);
    const links = { self: `/v1/territories${url.search}`, next: null };
    return { body: { items, links, total }, maxAge: DAY_SECONDS };
  }),
];
