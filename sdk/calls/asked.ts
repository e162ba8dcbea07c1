/** A query of the contract, as somebody who asks may hold it: nothing of it is changed. */
export type Asked<T> = { readonly [K in keyof T]: Readonly<T[K]> };
