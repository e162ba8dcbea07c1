/* global location, history, fetch, DOMParser, FormData, URLSearchParams, AbortController, Event, clearTimeout */
// The preview and the lines to paste follow each choice; the address of the page keeps them. Without this script the
// button of the form does the same.
const form = document.getElementById('settings');
const status = document.getElementById('status');
let pending;
let timer;

/** The choices that say something, in the order of the form. */
function address() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== '') query.append(name, value);
  const language = new URLSearchParams(location.search).get('lang');
  if (language && !query.has('lang')) query.set('lang', language);
  return `${form.getAttribute('action')}?${query}`;
}

async function update(wholeForm) {
  pending?.abort();
  pending = new AbortController();
  const target = address();
  try {
    const response = await fetch(target, { signal: pending.signal });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const result = page.getElementById('result');
    if (!response.ok || !result) throw new Error(`${response.status}`);
    const width = document.querySelector('input[name=width]:checked')?.value;
    const administrators = result.querySelector('#administrators');
    if (administrators) administrators.open = document.getElementById('administrators')?.open ?? false;
    document.getElementById('result').replaceWith(result);
    if (wholeForm) {
      form.replaceChildren(...page.getElementById('settings').children);
      form.querySelector('#field-widget').focus();
    }
    const chosen = width && document.querySelector(`input[name=width][value=${width}]`);
    if (chosen) chosen.checked = true;
    history.replaceState(null, '', target);
    document.dispatchEvent(new Event('escale-snippets'));
    status.textContent = status.dataset.updated;
  } catch (error) {
    // A newer choice is on its way, or the hub does not answer: the form then asks as it would without script.
    if (error.name !== 'AbortError') location.assign(target);
  }
}

form.addEventListener('change', ({ target }) => {
  clearTimeout(timer);
  status.textContent = '';
  void update(target.name === 'widget');
});
form.addEventListener('input', ({ target }) => {
  clearTimeout(timer);
  if (target.matches('input:not([type=checkbox])')) timer = setTimeout(() => void update(false), 600);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(timer);
  void update(false);
});

/** Suggestions for a territory or a place, while it is typed. */
const sources = {
  territory: async (text) => {
    const { items } = await read(`/v1/territories?q=${encodeURIComponent(text)}&limit=8`);
    return items.map(({ type, code, name }) => [`${type}:${code}`, name]);
  },
  place: async (text) => {
    const { items } = await read(`/v1/places?q=${encodeURIComponent(text)}&limit=8`);
    return items.map(({ id, name, address: { city } }) => [id, [name, city].filter(Boolean).join(', ')]);
  },
};

async function read(target) {
  const response = await fetch(target);
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

form.addEventListener('input', async ({ target }) => {
  const source = sources[target.name];
  const text = target.value.trim();
  if (!source || text.length < 2) return;
  const id = `suggestions-${target.name}`;
  try {
    const found = await source(text);
    const list = document.getElementById(id) ?? Object.assign(document.createElement('datalist'), { id });
    list.replaceChildren(
      ...found.map(([value, name]) => Object.assign(document.createElement('option'), { value, label: name })),
    );
    if (!list.isConnected) target.after(list);
    target.setAttribute('list', id);
  } catch (error) {
    // What was typed counts all the same; the page says whether it is understood.
    console.warn('[escale]', error);
  }
});
