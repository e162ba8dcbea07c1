// Generated from sdk/contract by tools/generate.ts: do not edit.
import type { DeskBooking } from '../contract/index.ts';
import { num, shape, str, textOrNull } from './checks.ts';
import { isQuote } from './quote.ts';

export const isDeskBooking = shape<DeskBooking>({
  id: str,
  status: str,
  resource: shape({ id: str, name: str }),
  date: str,
  start: str,
  end: str,
  seats: num,
  quote: isQuote,
  employer: textOrNull,
  name: textOrNull,
  email: textOrNull,
  createdAt: str,
});
