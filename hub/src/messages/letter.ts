import { html } from 'hono/html';

/** A link with its words. */
export interface LetterLink {
  readonly label: string;
  readonly address: string;
}

/** A list under a line that says what it is of. */
export interface Choices {
  readonly title: string;
  readonly lines: readonly (string | LetterLink)[];
}

/** What a message says, before it is text or HTML. */
export interface Letter {
  readonly language: string;
  readonly title: string;
  readonly network: string;
  readonly lead: string;
  readonly facts: readonly (readonly [name: string, said: string])[];
  readonly button?: LetterLink & {
    /** Said before the address, for readers in which the button does nothing. */
    readonly hint: string;
  };
  /** Things to choose from, under a line that says what they are. */
  readonly choices?: Choices | readonly Choices[];
  readonly links: readonly LetterLink[];
  readonly footer: readonly (string | LetterLink)[];
}

/** Writes a message twice, as text and as HTML, with the same content: no image, nothing loaded from anywhere. */
export const writeLetter = (letter: Letter): { text: string; html: string } => ({
  text: asText(letter),
  html: asHtml(letter),
});

const listsOf = (choices: Letter['choices'] = []): readonly Choices[] => ('title' in choices ? [choices] : choices);

/** « Prix : 12 € », “Price: €12”. */
const labelled = (language: string, label: string): string => `${label}${language === 'fr' ? '\xa0' : ''}:`;

function asText({ language, title, lead, facts, button, choices, links, footer, network }: Letter): string {
  const block = [
    title,
    lead,
    ...(button ? [`${labelled(language, button.label)}\n${button.address}`] : []),
    facts.map(([name, said]) => `${labelled(language, name)} ${said}`).join('\n'),
    ...listsOf(choices).map(({ title: of, lines }) =>
      [
        labelled(language, of),
        ...lines.map((line) => `- ${typeof line === 'string' ? line : `${line.label}\n  ${line.address}`}`),
      ].join('\n'),
    ),
    ...links.map(({ label, address }) => `${labelled(language, label)}\n${address}`),
    // The line that mail readers know a signature by (RFC 3676, 4.3).
    [
      '-- ',
      network,
      ...footer.map((line) => (typeof line === 'string' ? line : `${labelled(language, line.label)} ${line.address}`)),
    ].join('\n'),
  ];
  return `${block.join('\n\n')}\n`;
}

// Styles stand on the elements because many readers drop style sheets; colours have enough contrast on both grounds.
const style = {
  body: 'margin:0;padding:24px 12px;background:#f4f5f2;color:#1d2a2d;font:16px/1.55 system-ui,-apple-system,Segoe UI,Roboto,Arial,sans-serif',
  card: 'max-width:560px;margin:0 auto;padding:28px 24px;background:#ffffff;border-radius:12px',
  network: 'margin:0 0 16px;color:#0b5c6b;font-weight:600',
  title: 'margin:0 0 12px;font-size:24px;line-height:1.25',
  button:
    'display:inline-block;padding:13px 22px;border-radius:8px;background:#0b5c6b;color:#ffffff;font-weight:600;text-decoration:none',
  name: 'padding:5px 16px 5px 0;color:#52646a;font-weight:400;text-align:left;vertical-align:top',
  said: 'padding:5px 0;vertical-align:top',
  small: 'margin:0 0 8px;color:#52646a;font-size:14px;overflow-wrap:anywhere',
  link: 'color:#0b5c6b',
};

type Html = ReturnType<typeof html>;

const anchor = ({ label, address }: LetterLink): Html => html`<a href="${address}" style="${style.link}">${label}</a>`;

const buttonOf = (button: NonNullable<Letter['button']>): Html =>
  html`<p style="margin:24px 0 12px"><a href="${button.address}" style="${style.button}">${button.label}</a></p>
    <p style="${style.small}">${button.hint}<br />${button.address}</p>`;

const choicesOf = ({ title, lines }: Choices, language: string): Html =>
  html`<p style="margin:0 0 8px">${labelled(language, title)}</p>
    <ul style="margin:0 0 20px;padding-left:20px">
      ${lines.map((line) => html`<li>${typeof line === 'string' ? line : anchor(line)}</li>`)}
    </ul>`;

const factsOf = (facts: Letter['facts']): Html =>
  html`<table style="margin:20px 0;border-collapse:collapse">
    <tbody>
      ${facts.map(
        ([name, said]) =>
          html`<tr>
            <th scope="row" style="${style.name}">${name}</th>
            <td style="${style.said}">${said}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

function asHtml({ language, title, network, lead, facts, button, choices, links, footer }: Letter): string {
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
      </head>
      <body style="${style.body}">
        <div style="${style.card}">
          <p style="${style.network}">${network}</p>
          <h1 style="${style.title}">${title}</h1>
          <p style="margin:0">${lead}</p>
          ${button ? buttonOf(button) : ''}
          ${[factsOf(facts), ...listsOf(choices).map((list) => choicesOf(list, language))]}
          ${links.map((link) => html`<p style="margin:0 0 20px">${anchor(link)}</p>`)}
          ${footer.map((line) => html`<p style="${style.small}">${typeof line === 'string' ? line : anchor(line)}</p>`)}
        </div>
      </body>
    </html>`;
  // Only promises in a template would make it one.
  if (page instanceof Promise) throw new TypeError('A letter is written at once');
  return page.toString();
}
