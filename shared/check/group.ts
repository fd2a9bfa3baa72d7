// Attempts that show the same, as one finding.
import { type CheckCode, CODES, type Owner } from './code.ts';
import type { CheckFinding, Destination } from './finding.ts';
import type { Judgement } from './judge.ts';
import type { Attempt } from './sight.ts';
import type { Target } from './target.ts';

/** An attempt, and what it shows. */
export interface Judged {
  readonly attempt: Attempt;
  readonly judgement: Judgement;
}

/** One finding for each code and detail, apart by who needs it and whose business it is. */
export function groupedFindings(judged: readonly Judged[]): readonly CheckFinding[] {
  const groups = new Map<string, { readonly attempts: Attempt[]; readonly judgement: Judgement }>();
  for (const { attempt, judgement } of judged) {
    const key = keyOf(attempt.target, judgement);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { attempts: [attempt], judgement });
    else group.attempts.push(attempt);
  }
  return [...groups.values()].flatMap(({ attempts, judgement: { code, detail } }) =>
    code === 'reached' ? [] : [grouped(code, detail, attempts)],
  );
}

function keyOf({ way, purpose, condition }: Target, { code, detail }: Judgement): string {
  if (code === 'reached' || CODES[code].weight === 'note') return [code, detail].join('\n');
  // The rules of health checks are by address, those of names by name: they are told apart but where it is about DNS.
  return [code, detail, way, isOfName(code) || purpose, condition === null].join('\n');
}

/** What concerns a name, whatever the port. */
function isOfName(code: string): boolean {
  return code.startsWith('dns-') || code === 'privatelink-unresolved' || code === 'privatelink-public';
}

/** A certificate or a handshake that a proxy's side spoils is the proxy's business. */
function ownerOf(code: CheckCode, way: Target['way']): Owner {
  const isTls = code.startsWith('tls-') && CODES[code].owner !== 'machine';
  return isTls && way === 'proxy' ? 'proxy' : CODES[code].owner;
}

function grouped(code: CheckCode, detail: string, attempts: readonly Attempt[]): CheckFinding {
  const [first] = attempts;
  const { weight } = CODES[code];
  const conditions =
    weight === 'note'
      ? []
      : attempts.flatMap(({ target: { condition } }) => (condition === null ? [] : [condition]));
  return {
    code,
    state: weight === 'attempt' ? (conditions.length === 0 ? 'needed' : 'conditional') : weight,
    owner: ownerOf(code, first?.target.way ?? 'direct'),
    requirements: [...new Set(attempts.flatMap(({ target }) => target.requirements))],
    destinations: isOfName(code) ? hostsOf(attempts) : attempts.map(destinationOf),
    conditions: conditions.filter(
      ({ en }, index) => conditions.findIndex((each) => each.en === en) === index,
    ),
    detail,
  };
}

function destinationOf({ target: { host, port, protocol }, address }: Attempt): Destination {
  return { host, port, protocol, address: address === host ? null : address };
}

function hostsOf(attempts: readonly Attempt[]): readonly Destination[] {
  const hosts = [...new Set(attempts.map(({ target }) => target.host))];
  return hosts.map((host) => ({ host, port: null, protocol: null, address: null }));
}
