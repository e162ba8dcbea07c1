/** A content security policy (CSP Level 3) as directives and their sources. */
export type Policy = ReadonlyMap<string, readonly string[]>;

/** Reads one policy, a header's value or the content of a meta element. Of a repeated directive the first counts. */
export function parsePolicy(text: string): Policy {
  const policy = new Map<string, readonly string[]>();
  for (const part of text.split(';')) {
    const [name, ...sources] = part.trim().split(/\s+/);
    if (name && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), sources);
  }
  return policy;
}

/** Several policies may stand in one header, separated by commas; each of them must allow what is asked for. */
export const parsePolicies = (text: string): Policy[] =>
  text
    .split(',')
    .map(parsePolicy)
    .filter(({ size }) => size > 0);

/** The sources that count for a kind of request: its own directive, or the default. Undefined when nothing is said. */
const sourcesFor = (policy: Policy, directive: string): readonly string[] | undefined =>
  policy.get(directive) ?? policy.get('default-src');

/** Whether the policy lets the page ask an origin. `pageOrigin` is what « 'self' » means. */
export function allows(policy: Policy, directive: string, origin: string, pageOrigin: string): boolean {
  const sources = sourcesFor(policy, directive);
  if (!sources) return true;
  return sources.some((source) => matches(source, new URL(origin), pageOrigin));
}

function matches(source: string, { protocol, hostname, port }: URL, pageOrigin: string): boolean {
  const word = source.toLowerCase();
  if (word === '*') return /^https?:$/.test(protocol);
  if (word === "'self'") {
    const self = new URL(pageOrigin);
    return self.protocol === protocol && self.hostname === hostname && self.port === port;
  }
  if (/^[a-z][a-z0-9+.-]*:$/.test(word)) return word === protocol;
  const parts = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*\.)?([^/:*]+|\*)(?::(\d+|\*))?(?:\/.*)?$/.exec(word);
  if (!parts) return false;
  const [, scheme, wildcard, host = '', sourcePort] = parts;
  if (scheme && `${scheme}:` !== protocol && !(scheme === 'http' && protocol === 'https:')) return false;
  const hosts = host === '*' || (wildcard ? hostname.endsWith(`.${host}`) : hostname === host);
  return hosts && (sourcePort === '*' || (sourcePort ?? '') === port || (!sourcePort && !port));
}

/** Whether lit may make its one policy under this content security policy (Trusted Types). */
export function allowsLit(policy: Policy): boolean {
  if (!policy.has('require-trusted-types-for')) return true;
  const names = policy.get('trusted-types');
  return !names || names.includes('*') || (names.includes('lit-html') && names.includes("'allow-duplicates'"));
}
