import { VERSION } from './version.ts';
import {
  examineContent,
  examineFrames,
  examineHub,
  examinePolicies,
  examineScripts,
  readPolicies,
  type Finding,
  type Patient,
} from './checks.ts';
import { showPanel } from './panel.ts';
import { parsePolicies } from './policy.ts';
import { wordsFor } from './words.ts';

/** What the doctor found out about a page. */
export interface Report {
  readonly heading: string;
  /** What is known to be well. */
  readonly notes: readonly string[];
  readonly findings: readonly Finding[];
}

const violations = new Map<string, { directive: string; blocked: string }>();
/** As the browser itself tells them: the page may not be allowed to ask for its own headers. */
const broken = new Set<string>();
const warnings = new Set<string>();
/** Milliseconds after the page has loaded in which elements come and fail. */
const SETTLING = 1500;

/**
 * `?escale-doctor` in the address of a page: says in words what stands in the way of the kit there, and the line to
 * hand to the IT department. The loader brings it before anything else, so that it sees what goes wrong from then on:
 * it listens to the browser and the kit, and examines the page once it stands.
 */
export function attend(hub: string, tags: readonly string[]): void {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, originalPolicy }) => {
    broken.add(originalPolicy);
    violations.set(`${effectiveDirective} ${blockedURI}`, { directive: effectiveDirective, blocked: blockedURI });
  });
  listenToWarnings();
  const patient: Patient = { document, hub, tags, words: wordsFor(document.documentElement.lang) };
  const open = (): void => {
    const examineNow = (): Promise<Report> => examine(patient);
    setTimeout(() => void showPanel(examineNow, patient.words), SETTLING);
  };
  if (document.readyState === 'complete') open();
  else addEventListener('load', open, { once: true });
}

/** The kit speaks of bad values in the console; here its words are also kept. */
function listenToWarnings(): void {
  const warn = console.warn.bind(console);
  console.warn = (...parts: unknown[]) => {
    warn(...parts);
    const [first] = parts;
    if (typeof first === 'string' && first.startsWith('[escale] ')) warnings.add(first.slice('[escale] '.length));
  };
}

/** Looks at the page as it stands now. */
export async function examine(patient: Patient): Promise<Report> {
  const { document, hub, words } = patient;
  const [policies, network] = await Promise.all([readPolicies(document), examineHub(patient)]);
  const findings: Finding[] = [
    ...(network.finding ? [network.finding] : []),
    ...examinePolicies([...policies, ...[...broken].flatMap(parsePolicies)], patient),
    ...[...violations.values()].map(({ directive, blocked }) => ({ text: words.violation(directive, blocked) })),
    ...(globalThis.origin === 'null' ? [{ text: words.sandbox }] : []),
    ...examineScripts(patient),
    ...examineContent(patient),
    ...examineFrames(patient),
    ...[...warnings].map((message) => ({ text: words.said(message) })),
  ];
  const once = [...new Map(findings.map((finding) => [finding.text, finding])).values()];
  return { heading: words.kit(VERSION, hub), notes: network.fine ? [network.fine] : [], findings: once };
}
