import type postgres from 'postgres';
import type { Sql } from '../database/database.ts';

type TypesOf<T> = T extends postgres.Sql<infer Types extends Record<string, unknown>> ? Types : never;

/** What `sql.begin` hands to its callback, with the hub's own types of values. */
export type Transaction = postgres.TransactionSql<TypesOf<Sql>>;

/** What runs queries: a pool, or a transaction. */
export type Queries = postgres.ISql<TypesOf<Sql>>;
