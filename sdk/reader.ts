/** Makes a value of a parsed answer. @throws RangeError with a reason when the answer has another shape */
export type Reader<T> = (json: unknown) => T;

/** A reader that accepts what the guard accepts. */
export const shaped =
  <T>(is: (value: unknown) => value is T, name: string): Reader<T> =>
  (json) => {
    if (is(json)) return json;
    throw new RangeError(`not a ${name}`);
  };
