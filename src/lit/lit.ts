/** Stands in the kit for the package `lit`, type by type: see tools/own-lit.mjs. */
export { css, LitElement } from './element.ts';
export { html, nothing, render } from './template.ts';
