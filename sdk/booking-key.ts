/**
 * A random key (UUID version 4, RFC 9562), also on pages without TLS, where browsers do not offer
 * `crypto.randomUUID`: each 0 becomes a random hexadecimal digit, each 1 too, and the 8 one of 8, 9, a, b.
 */
export const newBookingKey = (): string =>
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => {
    const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
    return (Number(digit) ^ (random & (15 >> (Number(digit) / 4)))).toString(16);
  });
