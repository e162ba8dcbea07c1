import type { Scene } from '../e2e/support/scene.ts';
import type { Guest } from './guest.ts';

/** The five forms of an embed address. */
export type Form = 'tag' | 'link' | 'hook' | 'frame' | 'address';
const allForms: readonly Form[] = ['tag', 'link', 'hook', 'frame', 'address'];
/** All of them, or those that `ESCALE_FORMS` names, such as `tag,frame`. */
export const forms = allForms.filter((form) => (process.env['ESCALE_FORMS'] ?? form).split(',').includes(form));

export const hasFrames = (form: Form): boolean => form === 'frame' || form === 'address';

/** Every widget, with what in its shadow root shows that it works. */
export const shows = {
  'place-map': '[data-place]',
  'place-card': '[part=name]',
  'booking-button': '[part=button]',
  'label-badge': '[part=label]',
  'co2-counter': '[part=figure]',
  'impact-simulator': '[part=result]',
} as const;
export type WidgetName = keyof typeof shows;
export const widgetNames = Object.keys(shows) as WidgetName[];

/** What is pasted for every widget in one form, and the rule that the configurator offers for the site's own sheet. */
export interface Pasted {
  /** Without the script line. */
  readonly content: string;
  readonly style: string;
}

/** Choices of a webmaster, one for each widget. */
function choices({ places }: Scene): Record<WidgetName, string> {
  const place = places.find(({ bookable, labels }) => bookable && labels.length > 0);
  if (!place) throw new Error('The demo network has no bookable place with a label among its first');
  const of = `place=${place.id}`;
  return {
    'place-map': 'tiles=outline&limit=20',
    'place-card': of,
    'booking-button': of,
    'label-badge': of,
    'co2-counter': '',
    'impact-simulator': '',
  };
}

/** Copies every form of every widget from the configurator, as webmasters do. */
export async function copyForms(scene: Scene): Promise<Readonly<Record<Form, Pasted>>> {
  const pages = await Promise.all(
    Object.entries(choices(scene)).map(async ([widget, query]) => {
      const response = await fetch(`${scene.hub.url}/configurer?widget=${widget}&lang=fr&${query}`);
      const html = await response.text();
      return (name: string) => copy(html, name);
    }),
  );
  const style = pages.map((line) => line('style')).join('\n');
  const all = async (form: Form): Promise<Pasted> => ({
    content: (await Promise.all(pages.map((line) => line(form)).map(form === 'address' ? consume : asIs))).join('\n'),
    style,
  });
  const [tag, link, hook, frame, address] = await Promise.all([
    all('tag'),
    all('link'),
    all('hook'),
    all('frame'),
    all('address'),
  ]);
  // The configurator gives the script line with each tag; a page needs it once.
  return {
    tag: { ...tag, content: tag.content.replaceAll(/<script [^>]*><\/script>\n/g, '') },
    link,
    hook,
    frame,
    address,
  };
}

const asIs = (line: string): Promise<string> => Promise.resolve(line);

/** What a reader of oEmbed makes of an address alone on its line; WordPress lets no frame in but in a sandbox. */
async function consume(address: string): Promise<string> {
  const { origin } = new URL(address);
  const response = await fetch(`${origin}/oembed?url=${encodeURIComponent(address)}`);
  const { html } = (await response.json()) as { html: string };
  return html.replace('<iframe ', '<iframe sandbox="allow-scripts" ');
}

/** A line of the configurator, as its button copies it. */
function copy(html: string, name: string): string {
  const code = new RegExp(`<code id="snippet-${name}">([^<]*)</code>`).exec(html)?.[1];
  if (code === undefined) throw new Error(`The configurator has no line « ${name} »`);
  return code
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** A probe: brings the first widget that does not show yet into view. @returns the names of all that do not */
function missing(wanted: Readonly<Record<string, string>>): string[] {
  const isSeen = (each: Element | null | undefined): boolean => (each?.getClientRects().length ?? 0) > 0;
  const lacking = Object.entries(wanted).filter(([name, selector]) => {
    const all = [...document.querySelectorAll(`escale-${name}`)];
    return all.length === 0 || !all.every((each) => isSeen(each.shadowRoot?.querySelector(selector)));
  });
  const [first] = lacking;
  document.querySelector(`escale-${first?.[0]}`)?.scrollIntoView({ block: 'center' });
  return lacking.map(([name]) => name);
}

/** A probe: the next frame comes into view, so that it is loaded. */
function bringIn(frame: number): void {
  document.querySelectorAll('iframe')[frame]?.scrollIntoView({ block: 'center' });
}

const PATIENCE_MS = 30_000;

/** Waits until every widget of the form shows. @returns names of those that did not in 30 seconds */
export async function allShown(
  guest: Guest,
  form: Form,
  wanted: readonly WidgetName[] = widgetNames,
): Promise<string[]> {
  const late = Date.now() + PATIENCE_MS;
  if (!hasFrames(form)) return until(() => guest.look(missing, pick(wanted)), late);
  const lacking: string[] = [];
  for (const [frame, name] of wanted.entries()) {
    await guest.look(bringIn, frame);
    lacking.push(...(await until(() => guest.lookInside(frame, missing, pick([name])), late)));
  }
  return lacking;
}

const pick = (names: readonly WidgetName[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, shows[name]]));

async function until(look: () => Promise<string[]>, late: number): Promise<string[]> {
  for (;;) {
    const lacking = await look();
    if (lacking.length === 0 || Date.now() > late) return lacking;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
