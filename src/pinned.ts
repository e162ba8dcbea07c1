/**
 * The one script of a page that pins a version: `HUB/kit/<version>/escale.js`. It is the loader, and runs no chunk
 * whose bytes it does not know.
 */
import './integrity/start.ts';
import './loader.ts';
