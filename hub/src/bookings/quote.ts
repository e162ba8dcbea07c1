/** The dialog shows the price before it is asked: both reckon by one rule. */
export { quoteFor } from '../../../sdk/quote.ts';
