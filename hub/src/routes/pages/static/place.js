/* global fetch, URLSearchParams, FormData, clearTimeout, addEventListener */
// The card follows what is typed. Without this script the button « preview » does the same.
const form = document.getElementById('place-form');
const card = document.getElementById('preview');
const given = document.getElementById('preview-place');
if (card && given) card.place = JSON.parse(given.textContent);

let asked = 0;
async function follow() {
  const number = ++asked;
  const response = await fetch(form.dataset.preview, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
  // An answer that was overtaken by the next question says nothing new; a refusal leaves the card as it is.
  if (response.ok && number === asked) card.place = await response.json();
}

let timer;
if (form?.dataset.preview && card) {
  form.addEventListener('input', () => {
    clearTimeout(timer);
    // Between two words, not at each letter.
    timer = setTimeout(() => follow().catch((error) => console.warn('The preview did not come.', error)), 400);
  });
}

// What was typed and not sent is worth a question before the page goes.
let dirty = false;
form?.addEventListener('input', () => (dirty = true));
form?.addEventListener('submit', () => (dirty = false));
addEventListener('beforeunload', (event) => {
  if (dirty) event.preventDefault();
});

// The summary of faults or the difference is read first.
document.querySelector('#faults, #conflicts')?.focus();
