/**
 * The one script of a page: `HUB/kit/v1/escale.js`. It defines each element when one comes near the viewport, turns
 * links to the hub's embed addresses into elements for the content systems that let nothing else through, and makes
 * its own origin the default hub. A page may bring it twice. What cannot be loaded leaves the page's own links.
 */
import { kit } from './core/kit.ts';
import { warnOnce } from './core/warn.ts';

/** The first four are those of src/several.ts. */
const chunks: Readonly<Record<string, () => Promise<unknown>>> = {
  'escale-co2-counter': () => import('../components/co2-counter/co2-counter.ts'),
  'escale-booking-button': () => import('../components/booking-button/booking-button.ts'),
  'escale-label-badge': () => import('../components/label-badge/label-badge.ts'),
  'escale-place-card': () => import('../components/place-card/place-card.ts'),
  'escale-hub': () => import('../components/hub/hub.ts'),
  'escale-impact-simulator': () => import('../components/impact-simulator/impact-simulator.ts'),
  'escale-place-map': () => import('../components/place-map/place-map.ts'),
};

/** What an address may set: an editor who may write a link must not be able to write `onclick`. */
const ATTRIBUTES =
  /^(lang|place|resource|date|seats|show|without-booking|heading-level|territory|bbox|near|radius|kind|label|amenity|bookable|telework-spot|q|filters|lat|lon|zoom|view|tiles|limit|size|period|audience)$/;

const tags = Object.keys(chunks);

/** Zero specificity: whatever the page says of these elements counts more. */
const RESERVED = `:where(:is(${tags.join()}):not(:defined)){display:block}:where(escale-hub){display:contents}
:where(escale-booking-button:not(:defined)){display:inline-block;min-block-size:2.75rem}
:where(escale-place-card:not(:defined)){min-block-size:var(--escale-card-block-size,24rem)}
:where(escale-place-map:not(:defined)){min-block-size:var(--escale-map-block-size,42rem)}`;

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) load(target.localName);
  },
  { rootMargin: '400px' },
);

function load(tag: string): void {
  const chunk = chunks[tag];
  if (!chunk || customElements.get(tag)) return;
  const wanted = tags.slice(0, 4).filter((each) => document.querySelector(`${each}:not(:defined)`));
  // One request instead of three or four, and what they share comes once.
  const isOneOfSeveral = wanted.length > 2 && wanted.includes(tag);
  (isOneOfSeveral ? import('./several.ts') : chunk()).catch((error: unknown) => {
    for (const element of document.querySelectorAll(tag)) element.setAttribute('data-escale-failed', '');
    warnOnce(`<${tag}> could not be loaded; its links stay. ${String(error)}`);
  });
}

function want(element: Element): void {
  if (customElements.get(element.localName)) return;
  // A hub has no box of its own, so it never comes near anything.
  if (element.localName === 'escale-hub') load(element.localName);
  else near.observe(element);
}

/** An embed address of the hub, or of one that the page's own script line names: it has moved here since. */
const isOurs = (address: string, hub: string): boolean =>
  address.startsWith(`${hub}e/`) || !!document.querySelector(`script[src^="${new URL('../kit/', address).href}"]`);

/** `HUB/e/place-card?place=…` becomes `<escale-place-card place="…">` with the link inside as what stands meanwhile. */
function upgrade(element: HTMLElement, address: string, hub: string): void {
  const url = URL.canParse(address, `${hub}e/`) ? new URL(address, `${hub}e/`) : undefined;
  const tag = `escale-${url?.pathname.split('/').pop()}`;
  if (!url || !tags.includes(tag) || tag === 'escale-hub') return;
  if (!isOurs(url.href, hub) || element.closest(`nav,${tags.join()}`)) return;
  const made = document.createElement(tag);
  for (const [name, value] of url.searchParams)
    if (ATTRIBUTES.test(name) && value !== 'false') made.setAttribute(name, value);
  element.replaceWith(made);
  made.append(element);
  want(made);
}

/** A link within a sentence stays a link. */
const standsAlone = (link: HTMLElement): boolean => link.parentElement?.textContent.trim() === link.textContent.trim();

function scan(root: ParentNode, hub: string): void {
  // Hooks first: the link inside one is what stands there meanwhile.
  for (const hook of root.querySelectorAll<HTMLElement>('[data-escale]'))
    upgrade(hook, hook.dataset['escale'] ?? '', hub);
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[href*="/e/"]'))
    if (standsAlone(link)) upgrade(link, link.href, hub);
  for (const element of root.querySelectorAll(tags.join())) want(element);
}

/** What an embed page in a frame asks of the page around it: its height, and to open what its sandbox forbids. */
function hear({ source, origin, data }: MessageEvent<unknown>, hub: string): void {
  if (origin !== 'null' && `${origin}/` !== hub) return;
  const { v, type, height, url } = (data ?? {}) as Readonly<Record<string, unknown>>;
  if (v !== 1) return;
  for (const frame of document.querySelectorAll<HTMLIFrameElement>(`iframe[src^="${hub}e/"]`)) {
    if (frame.contentWindow !== source) continue;
    if (type === 'escale:height' && typeof height === 'number') frame.height = String(Math.min(height, 4000));
    // Only where the visitor is, and only within the hub: what stands in a frame leads nobody anywhere else.
    if (type === 'escale:link' && typeof url === 'string' && url.startsWith(hub) && document.activeElement === frame)
      location.assign(url);
  }
}

function start(hub: string): void {
  addEventListener('message', (event) => hear(event, hub));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RESERVED);
  document.adoptedStyleSheets.push(sheet);
  scan(document, hub);
  // The parent, so that an added node is itself looked at.
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes)
      if (addedNodes.length > 0 && target.isConnected && target instanceof Element) scan(target, hub);
  }).observe(document, { childList: true, subtree: true });
}

const shared = kit();
if (!shared.hub) {
  const hub = (shared.hub = new URL('../../', import.meta.url).href);
  if (!location.search.includes('escale-doctor')) start(hub);
  else
    import('./doctor/doctor.ts')
      .then(({ attend }) => attend(hub, tags))
      .catch((error: unknown) => warnOnce(`The doctor could not come. ${String(error)}`))
      .finally(() => start(hub));
}
