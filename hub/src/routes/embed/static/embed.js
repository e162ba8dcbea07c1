/* global location, performance, parent, window, innerHeight, addEventListener, origin, MutationObserver, ResizeObserver, HTMLAnchorElement, HTMLDialogElement, URLSearchParams */
/**
 * What an embed page says to the page around it: its height, in WordPress's words and in ours, and the links that a
 * sandbox forbids it to follow. Nothing is stored, and nothing that comes from outside is shown or run.
 */
const secret = () => new URLSearchParams(location.hash.replace(/^#\??/, '')).get('secret');
let wordpress = secret();
const framed = parent !== window;
const page = document.body;

/** Pixels of a frame in which the booking dialog shows a step without its own scroll bar. */
const DIALOG_HEIGHT = 780;

/** Milliseconds after which the words that stand in the place of an element are what there is. */
const PATIENCE = 4000;
const isSettled = () =>
  page.dataset.widget === '' ||
  performance.now() > PATIENCE ||
  page.querySelector('main > :is(:state(ready), :state(stale), :state(failed), [data-escale-failed])') !== null;

let told = 0;

function tell() {
  // The map takes the height that its frame was given; WordPress shows no frame before it has heard a height.
  if (page.dataset.widget === 'place-map') {
    if (wordpress) parent.postMessage({ message: 'height', value: innerHeight, secret: wordpress }, '*');
    return;
  }
  const height = Math.ceil(page.getBoundingClientRect().height);
  if (height === 0) return;
  // Between its words and its content an element is lower for a moment: the page around would move twice.
  if (height < told && !isSettled()) {
    setTimeout(tell, 200);
    return;
  }
  told = height;
  parent.postMessage({ type: 'escale:height', v: 1, height }, '*');
  if (wordpress) parent.postMessage({ message: 'height', value: height, secret: wordpress }, '*');
}

const isDialog = (node) => node instanceof HTMLDialogElement;

const watched = new WeakSet();

/** While a dialog is open the page is as high as the dialog wants to be: it cannot be larger than its frame. */
function makeRoom(event) {
  const [button] = event.composedPath();
  if (watched.has(button)) return;
  watched.add(button);
  const look = () => {
    page.style.minBlockSize = button.shadowRoot.querySelector('dialog')?.open ? `${DIALOG_HEIGHT}px` : '';
  };
  new MutationObserver(look).observe(button.shadowRoot, { subtree: true, attributeFilter: ['open'] });
}

/** The hub's own page of what is on show, for the same day, resource and seats: there every link works. */
function ownPage() {
  const own = new URL(document.querySelector('link[rel=canonical]')?.href ?? location.href);
  const asked = new URLSearchParams(location.search);
  for (const name of ['resource', 'date', 'seats', 'lang'])
    if (asked.has(name) && !own.searchParams.has(name)) own.searchParams.set(name, asked.get(name));
  return own.href;
}

/**
 * Opens an address outside, if anybody there does it for us; else shows it, to be copied. WordPress and our own script
 * lead to pages of the hub and nowhere else: to the operator's platform, the hub's own page leads.
 */
function leave(link, where) {
  const { href, protocol, host } = link;
  if (protocol === 'tel:' || protocol === 'mailto:') {
    const [words, address] = [protocol === 'tel:' ? page.dataset.call : page.dataset.leave, link.pathname];
    show(words, decodeURIComponent(address), where);
    return;
  }
  const url = host === location.host ? href : ownPage();
  parent.postMessage({ type: 'escale:link', v: 1, url }, '*');
  if (wordpress) parent.postMessage({ message: 'link', value: url, secret: wordpress }, '*');
  setTimeout(() => show(page.dataset.leave, href, where), 600);
}

let shown;

/** @param where a dialog that is open, since the rest of the page is out of reach; else the page */
function show(words, address, where) {
  const notice = document.createElement('p');
  notice.className = 'leave';
  notice.setAttribute('role', 'alert');
  // The page's style sheet does not reach into the element whose dialog it is.
  Object.assign(notice.style, isDialog(where) ? { order: '1', padding: '0.75rem 1rem', overflowWrap: 'anywhere' } : {});
  const copied = document.createElement('strong');
  copied.style.userSelect = 'all';
  copied.textContent = address;
  notice.append(`${words} `, copied);
  where.append(notice);
  shown?.remove();
  shown = notice;
}

if (framed) {
  new ResizeObserver(tell).observe(page);
  addEventListener('load', tell);
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || data?.message !== 'ready' || !/^[a-zA-Z0-9]{1,32}$/.test(data.secret)) return;
    wordpress = data.secret;
    tell();
  });
  if (page.dataset.widget !== 'place-map') addEventListener('escale-booking-start', makeRoom);
  // An opaque origin means a sandbox, and one without popups can open nothing.
  if (origin === 'null')
    document.addEventListener('click', (event) => {
      const path = event.composedPath();
      if (!path.includes(shown)) shown?.remove();
      const link = path.find((node) => node instanceof HTMLAnchorElement && node.href);
      if (event.defaultPrevented || !link || link.target === '_self') return;
      if (!/^(https?|tel|mailto):$/.test(link.protocol)) return;
      event.preventDefault();
      leave(link, path.find(isDialog) ?? page);
    });
}
