import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Scene } from '../e2e/support/scene.ts';
import { VERSION } from '../../src/core/version.ts';
import type { WidgetName } from './forms.ts';

/** Values of `integrity` attributes, as `integrity.json` of a pinned kit has them. */
export type Hashes = Readonly<Record<'escale.js' | 'escale.all.js', string>>;

/** A page as hostile as those that exist, kept for ever: what is pasted into it has to work there. */
export interface HostileHost {
  readonly name: string;
  readonly head?: (scene: Scene) => string;
  /** Puts what is pasted into the page; as it is when absent. The script line is in the head already. */
  readonly body?: (pasted: string, script: string) => string;
  readonly headers?: (scene: Scene, hashes: Hashes) => Readonly<Record<string, string>>;
  /** The file of the pinned kit that the page takes, with its hash; the kit that renews itself when absent. */
  readonly pinned?: keyof Hashes;
  /** What a person or the page's own script does before the content can be seen. */
  readonly act?: () => void;
  /** Checked in the page afterwards: a sentence when the page has suffered. */
  readonly unharmed?: () => string | undefined;
  readonly width?: number;
  /** The element that the page has taken for itself: its links stay. */
  readonly taken?: WidgetName;
  /** The script gives frames the height of what they show, so the page moves. */
  readonly fitsFrames?: true;
  /** What the kit rightly tells the webmaster in the console. */
  readonly says?: RegExp;
}

const require = createRequire(import.meta.url);
const file = (name: string): string => readFileSync(require.resolve(name), 'utf8').replaceAll('</script', '<\\/script');

/** What the documentation asks of the IT department, and the watch of these tests. */
const strict = ({ hub, site }: Scene, more = ''): string =>
  `default-src 'none'; script-src ${hub.url} ${site.origin}/watch.js; connect-src ${hub.url}; style-src 'self'; img-src data:; frame-src ${hub.url}${more}`;

export const hostileHosts: readonly HostileHost[] = [
  {
    name: 'a strict content security policy',
    headers: (scene) => ({ 'content-security-policy': strict(scene) }),
  },
  {
    name: 'Trusted Types required',
    headers: (scene) => ({
      'content-security-policy': strict(
        scene,
        "; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'",
      ),
    }),
  },
  { name: 'a version that is pinned', pinned: 'escale.js' },
  {
    name: 'scripts allowed by their hash only, and Trusted Types required',
    pinned: 'escale.all.js',
    headers: (scene, hashes) => ({
      'content-security-policy': strict(
        scene,
        "; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'",
      ).replace(
        `script-src ${scene.hub.url}`,
        `script-src '${hashes['escale.all.js']}' ${scene.hub.url}/kit/${VERSION}/escale.all.js`,
      ),
    }),
  },
  {
    name: 'a sandbox that allows scripts alone',
    headers: () => ({ 'content-security-policy': 'sandbox allow-scripts' }),
  },
  {
    name: 'Leaflet 1.7 of the page’s own on window.L',
    head: () => `<script>${file('leaflet-1.7/dist/leaflet.js')}</script>`,
    unharmed: () => {
      const { L } = globalThis as { L?: { version?: string } };
      return L?.version === '1.7.1' ? undefined : `window.L is ${L?.version}`;
    },
  },
  {
    name: 'Bootstrap 3',
    head: () => `<style>${file('bootstrap-3/dist/css/bootstrap.min.css').replaceAll('</style', '')}</style>`,
  },
  {
    name: 'resets of every kind',
    head: () =>
      `<style>* { box-sizing: content-box !important; margin: 0 !important; padding: 0 !important; float: none !important }
       button, input, a { all: unset !important } img, svg, canvas { max-width: 100% !important; height: auto !important }
       div, section, ul { display: block !important } ul { list-style: square !important }</style>`,
  },
  { name: 'pictures no wider than their column', head: () => '<style>img { max-width: 100%; height: auto }</style>' },
  {
    name: 'jQuery 1',
    head: () => `<script>${file('jquery-1/dist/jquery.min.js')}</script>`,
    unharmed: () => {
      const { jQuery } = globalThis as { jQuery?: { fn: { jquery: string } } };
      return jQuery?.fn.jquery === '1.12.4' ? undefined : 'jQuery is gone';
    },
  },
  {
    name: 'polluted prototypes',
    head: () => `<script>
      Array.prototype.remove = function () {};
      Object.prototype.extend = function () {};
      Array.prototype.toJSON = undefined; Date.prototype.format = function () {};
      String.prototype.contains = function () {}; Function.prototype.bindAsEventListener = function () {};
    </script>`,
  },
  {
    name: 'the kit twice, and an element of another version before it',
    head: ({ script }) =>
      `<script>customElements.define('escale-label-badge', class extends HTMLElement { static version = '0.0.1' })</script>${script}`,
    body: (pasted, script) => pasted + script + script.replace('escale.js', 'escale.js?again'),
    taken: 'label-badge',
    fitsFrames: true,
    says: /version/,
  },
  { name: 'a page that is written from right to left', body: (pasted) => `<div dir="rtl" lang="ar">${pasted}</div>` },
  {
    name: 'a hidden tab that is shown later',
    body: (pasted) => `<div id="tab" hidden>${pasted}</div>`,
    act: () => document.getElementById('tab')?.removeAttribute('hidden'),
  },
  {
    name: 'a panel of tabs, gone through and come back to',
    head: () => '<style>[role=tabpanel] { display: none } [role=tabpanel].active { display: block }</style>',
    body: (pasted) => `<div role="tablist"><button type="button" role="tab" aria-controls="one">Un</button>
      <button type="button" role="tab" aria-controls="two">Deux</button></div>
      <div role="tabpanel" id="one" class="active"><p>Autre chose.</p></div><div role="tabpanel" id="two">${pasted}</div>`,
    act: () => {
      const open = (id: string): void =>
        document
          .querySelectorAll('[role=tabpanel]')
          .forEach((panel) => panel.classList.toggle('active', panel.id === id));
      for (const id of ['two', 'one', 'two']) {
        open(id);
        // Read as a script does that measures what it has just shown.
        document.body.getBoundingClientRect();
      }
    },
  },
  {
    name: 'a modal',
    body: (pasted) => `<dialog id="modal" style="inline-size: 90%">${pasted}</dialog>`,
    act: () => document.querySelector('dialog')?.showModal(),
  },
  {
    name: 'nodes that are moved',
    body: (pasted) => `<div id="from">${pasted}</div><div id="to"></div>`,
    act: () => {
      const [from, to] = ['from', 'to'].map((id) => document.getElementById(id));
      for (let turn = 0; turn < 3; turn += 1) {
        to?.append(...(from?.childNodes ?? []));
        from?.append(...(to?.childNodes ?? []));
      }
      to?.append(...(from?.childNodes ?? []));
    },
  },
  {
    name: 'tags inserted as HTML later',
    body: (pasted) => `<template id="later">${pasted}</template><div id="slot"></div>`,
    act: () => {
      const later = document.getElementById('later');
      const slot = document.getElementById('slot');
      if (later && slot) slot.innerHTML = later.innerHTML;
    },
  },
  {
    name: 'a router that swaps pages',
    body: (pasted) => `<main id="page">${pasted}</main>`,
    act: () => {
      const page = document.getElementById('page');
      if (!page) return;
      const first = page.innerHTML;
      for (const path of ['?autre', '?encore']) {
        history.pushState(null, '', path);
        page.innerHTML = '<p>Une autre page</p>';
        page.innerHTML = first;
      }
    },
  },
  {
    name: 'a filter that strips class and data-*',
    body: (pasted) => pasted.replaceAll(/ (class|data-[\w-]+)="[^"]*"/g, ''),
  },
  { name: '320 pixels', width: 320 },
];
