// Copy buttons exist only where they work: without this script, or without the clipboard, the lines can be selected.
function offerCopies() {
  for (const button of document.querySelectorAll('button[data-copy][hidden]')) {
    const source = document.getElementById(button.dataset.copy);
    if (!source || !navigator.clipboard) continue;
    const label = button.textContent;
    button.hidden = false;
    // Announced when its words change.
    button.setAttribute('aria-live', 'polite');
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(source.textContent);
        button.textContent = button.dataset.copied;
      } catch {
        // The browser refused: the lines are selected instead, ready for the keyboard.
        getSelection()?.selectAllChildren(source);
      }
      setTimeout(() => (button.textContent = label), 2000);
    });
  }
}
offerCopies();
// A page that renews its lines says so.
document.addEventListener('escale-snippets', offerCopies);
