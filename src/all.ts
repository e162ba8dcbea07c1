/**
 * Every element and the loader in one file without imports, `escale.all.js`: for policies that allow scripts by their
 * hash only, which a module's imports cannot have.
 */
import './loader.ts';
import './index.ts';
