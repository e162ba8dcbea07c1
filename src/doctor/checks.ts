import { VERSION } from './version.ts';
import { allows, allowsLit, parsePolicies, type Policy } from './policy.ts';
import type { DoctorWords } from './words.ts';

/** One thing that stands in the way, with the line that would mend it where there is one. */
export interface Finding {
  readonly text: string;
  /** To hand to the IT department, as it is. */
  readonly line?: string;
}

/** What the checks look at. */
export interface Patient {
  readonly document: Document;
  /** Address of the hub that served the loader, with a slash at its end. */
  readonly hub: string;
  readonly tags: readonly string[];
  readonly words: DoctorWords;
}

const PLACE_TAGS = new Set(['escale-place-card', 'escale-booking-button', 'escale-label-badge']);

/** Tags that lost something, stand as text, are hidden or could not be loaded; links that stay links. */
export function examineContent({ document, hub, tags, words }: Patient): Finding[] {
  const findings: Finding[] = [];
  const elements = [...document.querySelectorAll<HTMLElement>(tags.join())];
  for (const element of elements) {
    const tag = element.localName;
    if (PLACE_TAGS.has(tag) && !element.hasAttribute('place') && !('place' in element && element.place))
      findings.push({ text: words.withoutPlace(tag) });
    if (element.hasAttribute('data-escale-failed')) findings.push({ text: words.failed(tag) });
    else if (tag !== 'escale-hub' && element.getClientRects().length === 0) findings.push({ text: words.hidden(tag) });
  }
  const links = [...document.querySelectorAll<HTMLAnchorElement>(`a[href^="${hub}e/"]`)];
  for (const link of links) if (!link.closest(tags.join())) findings.push({ text: words.linkInSentence(link.href) });
  const text = document.body.textContent;
  for (const tag of tags) if (text.includes(`<${tag}`)) findings.push({ text: words.encoded(tag) });
  const frames = document.querySelectorAll('iframe[src*="/e/"]');
  if (elements.length + links.length + frames.length === 0 && findings.length === 0)
    findings.push({ text: words.nothing });
  return findings;
}

/** Frames without height or title, too closed, or of another network. */
export function examineFrames({ document, hub, tags, words }: Patient): Finding[] {
  const findings: Finding[] = [];
  const names = tags.map((tag) => tag.slice('escale-'.length)).join('|');
  const address = new RegExp(`/e/(${names})([?#]|$)`);
  for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[src]')) {
    if (!address.test(frame.src)) continue;
    if (!frame.src.startsWith(hub)) findings.push({ text: words.frameUnknown(frame.src) });
    if (!frame.height && !frame.style.height) findings.push({ text: words.frameHeight(frame.src) });
    if (!frame.title) findings.push({ text: words.frameTitle(frame.src) });
    if (frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-scripts'))
      findings.push({ text: words.frameSandbox(frame.src) });
  }
  return findings;
}

/** How optimisers mark a script that they hold back. */
const optimised: readonly [selector: string, name: string][] = [
  ['script[type="text/rocketscript"], script[data-rocket-type], script[type="rocketlazyloadscript"]', 'WP Rocket'],
  ['script[type="litespeed/javascript"]', 'LiteSpeed'],
  ['script[type$="-text/javascript"], script[type$="-module"], script[data-cf-settings]', 'Cloudflare Rocket Loader'],
  ['script[type="text/plain"][data-service], script[type="text/plain"][data-category]', 'tarteaucitron, CookieYes…'],
];

/** Scripts that were copied, doubled, rewritten or held back; elements of another version. */
export function examineScripts({ document, hub, tags, words }: Patient): Finding[] {
  const findings: Finding[] = [];
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script')].filter((script) =>
    /\/escale(\.all)?\.js/.test(script.outerHTML),
  );
  const addresses = scripts.map(({ src }) => src).filter(Boolean);
  if (new Set(addresses).size > 1) findings.push({ text: words.twice(addresses.join(', ')) });
  for (const script of scripts) {
    const [, name] = optimised.find(([selector]) => script.matches(selector)) ?? [];
    if (name) findings.push({ text: words.optimiser(name) });
    else if (script.src && script.type !== 'module') findings.push({ text: words.notModule });
    if (script.src && !script.src.startsWith(`${hub}kit/`)) findings.push({ text: words.strayScript(script.src) });
  }
  for (const tag of tags) {
    const defined = customElements.get(tag) as { readonly version?: string } | undefined;
    if (defined && defined.version !== VERSION)
      findings.push({ text: words.otherVersion(tag, defined.version ?? '?') });
  }
  return findings;
}

/** The page's policies: those of its header, asked for again, and of its meta elements. */
export async function readPolicies(document: Document): Promise<Policy[]> {
  const metas = [...document.querySelectorAll<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy" i]')];
  const policies = metas.flatMap(({ content }) => parsePolicies(content));
  try {
    const { headers } = await fetch(document.location.href, { method: 'HEAD', cache: 'no-store' });
    policies.push(...parsePolicies(headers.get('content-security-policy') ?? ''));
  } catch {
    // Some servers answer no HEAD, some policies forbid the question: the violations that were seen still tell.
  }
  return policies;
}

/** What the page's policies forbid to the kit, with the line that would allow it. */
export function examinePolicies(policies: readonly Policy[], { document, hub, words }: Patient): Finding[] {
  const { origin } = new URL(hub);
  const page = document.location.origin;
  const findings: Finding[] = [];
  for (const policy of policies) {
    for (const directive of ['script-src', 'connect-src'])
      if (!allows(policy, directive, origin, page))
        findings.push({ text: words.policy(directive), line: `${directive} ${origin}` });
    if (document.querySelector('escale-place-map') && !allows(policy, 'img-src', 'https://data.geopf.fr', page))
      findings.push({ text: words.policy('img-src'), line: 'img-src https://data.geopf.fr data:' });
    if (document.querySelector(`iframe[src^="${hub}e/"]`) && !allows(policy, 'frame-src', origin, page))
      findings.push({ text: words.policy('frame-src'), line: `frame-src ${origin}` });
    if (!allowsLit(policy))
      findings.push({ text: words.trustedTypes, line: "trusted-types lit-html 'allow-duplicates'" });
  }
  return findings;
}

/** Whether the hub can be asked from this page, and what it is called. */
export async function examineHub({ document, hub, words }: Patient): Promise<{ fine?: string; finding?: Finding }> {
  if (document.location.protocol === 'https:' && hub.startsWith('http:') && !/^http:\/\/(localhost|127\.)/.test(hub))
    return { finding: { text: words.hubMixed } };
  try {
    const response = await fetch(new URL('v1', hub), { signal: AbortSignal.timeout(8000) });
    const network = (await response.json()) as { readonly name?: string };
    if (response.ok && typeof network.name === 'string') return { fine: words.hubFine(network.name) };
  } catch {
    // Whatever the reason, the page cannot have its answer: that is what is said.
  }
  return { finding: { text: words.hubDown(hub) } };
}
