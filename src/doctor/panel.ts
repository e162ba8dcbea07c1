import type { Report } from './doctor.ts';
import type { DoctorWords } from './words.ts';

const STYLE = `:host{all:initial}
section{position:fixed;inset:auto 1rem 1rem auto;z-index:2147483647;box-sizing:border-box;inline-size:min(34rem,100vw - 2rem);
max-block-size:80vh;overflow:auto;padding:1rem 1.25rem;border-radius:.75rem;border:2px solid #0b5c6b;background:#fff;color:#1d2a2d;
font:1rem/1.5 system-ui,sans-serif;box-shadow:0 .5rem 2rem #0005}
h2{font-size:1.15rem;margin:0 0 .25rem}p,ul{margin:.25rem 0 .75rem}ul{padding-inline-start:1.2rem}li{margin-block:.35rem;overflow-wrap:anywhere}
code{display:block;margin-block:.25rem;padding:.35rem .5rem;border-radius:.35rem;background:#eef4f4;font:.9rem/1.4 ui-monospace,monospace}
button{font:inherit;padding:.45rem .9rem;margin-inline-end:.5rem;min-block-size:2.75rem;border:1px solid #0b5c6b;border-radius:99rem;
background:#fff;color:#0b5c6b;cursor:pointer}:focus-visible{outline:3px solid #0b5c6b;outline-offset:2px}`;

const element = <K extends keyof HTMLElementTagNameMap>(tag: K, text = ''): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
};

/** The report as plain text, for the console and for a letter to the IT department. */
export function asText({ heading, notes, findings }: Report, words: DoctorWords): string {
  const lines = findings.flatMap(({ line }) => line ?? []);
  return [
    words.title,
    location.href,
    heading,
    ...notes,
    ...(findings.length === 0 ? [words.fine] : findings.map(({ text }) => `- ${text}`)),
    ...(lines.length > 0 ? ['', `${words.lines}${words.colon}`, `Content-Security-Policy: ${lines.join('; ')}`] : []),
  ].join('\n');
}

/** Shows the report on the page and in the console; examines again when asked. */
export async function showPanel(examine: () => Promise<Report>, words: DoctorWords): Promise<void> {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const section = element('section');
  section.setAttribute('aria-label', words.title);
  section.tabIndex = -1;
  root.append(section);
  document.body.append(host);
  section.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') host.remove();
  });
  await draw();
  section.focus({ preventScroll: true });

  async function draw(): Promise<void> {
    const report = await examine();
    // eslint-disable-next-line no-console -- whoever asks for the doctor asks for its words, here too
    console.info(`[escale] ${asText(report, words)}`);
    section.replaceChildren(...content(report));
  }

  function content(report: Report): HTMLElement[] {
    const { heading, notes, findings } = report;
    const list = element('ul');
    for (const { text, line } of findings) {
      const item = element('li', text);
      if (line) item.append(element('code', line));
      list.append(item);
    }
    const again = element('button', words.again);
    again.addEventListener('click', () => void draw().then(() => section.focus()));
    const copy = element('button', words.copy);
    copy.addEventListener('click', () => {
      navigator.clipboard.writeText(asText(report, words)).then(
        () => (copy.textContent = words.copied),
        // Not everywhere may a page write there: the console has the same words.
        () => copy.remove(),
      );
    });
    const close = element('button', words.close);
    close.addEventListener('click', () => host.remove());
    const buttons = element('p');
    buttons.append(again, copy, close);
    return [
      element('h2', words.title),
      element('p', [heading, ...notes].join(' · ')),
      element('p', findings.length === 0 ? words.fine : words.faults(findings.length)),
      list,
      buttons,
    ];
  }
}
