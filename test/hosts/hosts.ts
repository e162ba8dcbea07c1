import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Scene } from '../e2e/support/scene.ts';

/** A page as hostile as those that exist, kept for ever: what is pasted into it has to work there. */
export interface HostileHost {
  readonly name: string;
  readonly head?: (scene: Scene) => string;
  /** Puts what is pasted into the page; as it is when absent. */
  readonly body?: (pasted: string, scene: Scene) => string;
  readonly headers?: (scene: Scene) => Readonly<Record<string, string>>;
  /** What a person or the page's own script does before the content can be seen. */
  readonly act?: () => void;
  /** Checked in the page afterwards: a sentence when the page has suffered. */
  readonly unharmed?: () => string | undefined;
  readonly width?: number;
}

const require = createRequire(import.meta.url);
const file = (name: string): string => readFileSync(require.resolve(name), 'utf8').replaceAll('</script', '<\\/script');

const strict = (hub: string, more = ''): string =>
  `default-src 'none'; script-src ${hub}; connect-src ${hub}; style-src 'self'; img-src data:; frame-src ${hub}${more}`;

export const hostileHosts: readonly HostileHost[] = [
  {
    name: 'a strict content security policy',
    headers: ({ hub }) => ({ 'content-security-policy': strict(hub.url) }),
  },
  {
    name: 'Trusted Types required',
    headers: ({ hub }) => ({
      'content-security-policy': strict(
        hub.url,
        "; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'",
      ),
    }),
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
    body: (pasted, { script }) => pasted + script + script.replace('escale.js', 'escale.js?again'),
  },
  { name: 'a page that is written from right to left', body: (pasted) => `<div dir="rtl" lang="ar">${pasted}</div>` },
  {
    name: 'a hidden tab that is shown later',
    body: (pasted) => `<div id="tab" hidden>${pasted}</div>`,
    act: () => document.getElementById('tab')?.removeAttribute('hidden'),
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
    // A script that comes as HTML never runs: the page brings it.
    body: (pasted, { script }) => `${script}<template id="later">${pasted}</template><div id="slot"></div>`,
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
      page.innerHTML = '<p>Une autre page</p>';
      history.pushState(null, '', '?autre');
      page.innerHTML = first;
    },
  },
  { name: '320 pixels', width: 320 },
];

/** Fifty widgets on one page. */
export const crowd = (tag: string): string => Array.from({ length: 50 }, () => tag).join('\n');
