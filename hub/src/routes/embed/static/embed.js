/* global location, parent, window, innerHeight, addEventListener, origin, ResizeObserver, HTMLAnchorElement, URLSearchParams */
/**
 * What an embed page says to the page around it: its height, in WordPress's words and in ours, and the links that a
 * sandbox forbids it to follow. Nothing is stored, and nothing that comes from outside is shown or run.
 */
const secret = () => new URLSearchParams(location.hash.replace(/^#\??/, '')).get('secret');
let wordpress = secret();
const framed = parent !== window;
const page = document.body;

function tell() {
  // The map takes the height that its frame was given; WordPress shows no frame before it has heard a height.
  if (page.dataset.widget === 'place-map') {
    if (wordpress) parent.postMessage({ message: 'height', value: innerHeight, secret: wordpress }, '*');
    return;
  }
  const height = Math.ceil(page.getBoundingClientRect().height);
  if (height === 0) return;
  parent.postMessage({ type: 'escale:height', v: 1, height }, '*');
  if (wordpress) parent.postMessage({ message: 'height', value: height, secret: wordpress }, '*');
}

/** Opens an address outside, if anybody there does it for us; else shows it, to be copied. */
function leave(address) {
  parent.postMessage({ type: 'escale:link', v: 1, url: address }, '*');
  if (wordpress) parent.postMessage({ message: 'link', value: address, secret: wordpress }, '*');
  setTimeout(() => {
    const notice = document.querySelector('.leave') ?? document.createElement('p');
    notice.className = 'leave';
    notice.setAttribute('role', 'status');
    page.append(notice);
    notice.textContent = `${page.dataset.leave} ${address}`;
  }, 600);
}

if (framed) {
  new ResizeObserver(tell).observe(page);
  addEventListener('load', tell);
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || data?.message !== 'ready' || !/^[a-zA-Z0-9]{1,32}$/.test(data.secret)) return;
    wordpress = data.secret;
    tell();
  });
  // An opaque origin means a sandbox, and one without popups can open nothing.
  if (origin === 'null')
    document.addEventListener('click', (event) => {
      const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href);
      if (event.defaultPrevented || !link || link.target === '_self' || !/^https?:$/.test(link.protocol)) return;
      event.preventDefault();
      leave(link.href);
    });
}
