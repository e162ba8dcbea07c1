/** Before the loader of a pinned kit: every chunk of it is imported through its hash. */
import { kit } from '../core/kit.ts';
import { verifiedImport } from './verified-import.ts';

const shared = kit();
// A page with another loader already has that one's elements.
if (!shared.hub) shared.load = verifiedImport();
