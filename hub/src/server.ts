import module from 'node:module';
import path from 'node:path';

/*
 * Starts a hub. Half of what a start takes is reading and compiling our own modules: what was compiled is kept beside
 * them, so that a hub which was killed is back in half the time. Node checks that a module is still the same, and does
 * without where nothing can be written.
 */
module.enableCompileCache(path.resolve(import.meta.dirname, '../../.cache/compiled'));
// Imported once the cache is there, and not before, as `import` at the top would be.
const { main } = await import('./serve.ts');
await main();
// Now and not at the end: a process that is killed writes nothing.
module.flushCompileCache();
