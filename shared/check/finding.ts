// From what was seen to findings: those of one kind together, with what they concern.
import type { Text } from '../requirements/requirement.ts';
import { CHECK_CODES, type CheckCode, CODES, type Owner } from './code.ts';
import { type Judgement, judge } from './judge.ts';
import { endpointNameKind } from './privatelink.ts';
import type { Attempt, CheckSight, Lookup, ProxyFacts, Result } from './sight.ts';
import { type Question, type Target, wildcardsOf } from './target.ts';

/** `needed`: clients cannot work so. `conditional`: some cannot, or only something less fails. `note`: to be known. */
export const STATES = ['needed', 'conditional', 'note'] as const;

/** How much a finding matters. */
export type State = (typeof STATES)[number];

/** Something to know or to repair, in no language yet. */
export interface CheckFinding {
  readonly code: CheckCode;
  readonly state: State;
  readonly owner: Owner;
  /** Ids of requirements. */
  readonly requirements: readonly string[];
  readonly destinations: readonly Destination[];
  /** When it matters; none where it always does. */
  readonly conditions: readonly Text[];
  /** An issuer, a status, an address, an error: what stands for it in the words. */
  readonly detail: string;
}

/** One place that is concerned. */
export interface Destination {
  readonly host: string;
  readonly port: number | null;
  readonly protocol: Target['protocol'] | null;
  /** The address that was tried, where it is not the host itself. */
  readonly address: string | null;
}

/** What a check found. */
export interface CheckResult {
  readonly findings: readonly CheckFinding[];
  /** Attempts that got through, of those that were made; datagrams are neither. */
  readonly reached: number;
  readonly tried: number;
}

/** Judges everything that was seen. */
export function findingsOf(sight: CheckSight, question: Question, region: string): CheckResult {
  const judged = sight.attempts.map((attempt) => ({ attempt, judgement: judge(attempt) }));
  const groups = new Map<string, { readonly attempts: Attempt[]; readonly judgement: Judgement }>();
  for (const { attempt, judgement } of judged) {
    const state = attempt.target.condition === null ? 'needed' : 'conditional';
    const { way, purpose } = attempt.target;
    const key = [judgement.code, judgement.detail, way, isOfName(judgement.code) || purpose, state].join(
      '\n',
    );
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { attempts: [attempt], judgement });
    else group.attempts.push(attempt);
  }
  const findings = [
    ...noNetwork(sight),
    ...proxyFindings(sight.proxy),
    ...[...groups.values()].flatMap(({ attempts, judgement: { code, detail } }) =>
      code === 'reached' ? [] : [grouped(code, detail, attempts)],
    ),
    ...privatelinkFindings(question, region),
    ...wildcardFindings(question),
    ...(sight.machine.hasIpv4 && !sight.machine.hasIpv6 ? [plain('ipv4-only')] : []),
  ];
  return {
    findings: findings.toSorted((a, b) => rankOf(a) - rankOf(b)),
    tried: judged.filter(({ attempt: { target } }) => target.protocol === 'tcp').length,
    reached: judged.filter(({ judgement: { code } }) => code === 'reached' || code === 'other-authority')
      .length,
  };
}

function rankOf({ state, code }: CheckFinding): number {
  return STATES.indexOf(state) * CHECK_CODES.length + CHECK_CODES.indexOf(code);
}

/** Nothing to send with, or nothing on any way: that is one thing to say before all others. */
function noNetwork(sight: CheckSight): readonly CheckFinding[] {
  const { hasIpv4, hasIpv6, hasRoute } = sight.machine;
  if (!hasIpv4 && !hasIpv6) return [plain('no-network')];
  if (!isSilent(sight)) return [];
  return [plain(hasRoute ? 'no-answer' : 'no-network')];
}

/** Whether nobody said anything, not even no. */
function isSilent({ attempts, proxy }: CheckSight): boolean {
  const isProxySilent = proxy === undefined || isUnanswered(proxy.lookup, proxy.connection);
  return isProxySilent && attempts.every(({ lookup, result }) => isUnanswered(lookup, result));
}

function isUnanswered(lookup: Lookup | null, result: Result | null): boolean {
  if (lookup?.kind === 'timeout' || lookup?.kind === 'no-server') return true;
  if (result?.kind === 'sent' || result?.kind === 'unfinished') return true;
  return result?.kind === 'failed' && (result.how === 'dropped' || result.why === 'ENETUNREACH');
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
  const conditions = attempts.flatMap(({ target: { condition } }) => (condition === null ? [] : [condition]));
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

function plain(code: CheckCode, more: Partial<CheckFinding> = {}): CheckFinding {
  const { owner, weight } = CODES[code];
  const state = weight === 'attempt' ? 'needed' : weight;
  return { code, state, owner, requirements: [], destinations: [], conditions: [], detail: '', ...more };
}

function proxyFindings(proxy: ProxyFacts | undefined): readonly CheckFinding[] {
  if (proxy === undefined) return [];
  const { place, lookup, connection, metadataStatus } = proxy;
  if (lookup !== null && lookup.kind !== 'addresses') {
    return [plain('proxy-unresolved', { detail: `${place}: ${lookup.kind}` })];
  }
  if (connection?.kind === 'failed') {
    return [plain('proxy-unreachable', { detail: `${place}: ${connection.how} (${connection.why})` })];
  }
  if (metadataStatus === null || !isMetadata(metadataStatus)) return [];
  return [
    plain('proxy-metadata', {
      requirements: ['mgmt-out-imds'],
      destinations: [{ host: '169.254.169.254', port: 80, protocol: 'tcp', address: null }],
      detail: String(metadataStatus),
    }),
  ];
}

/** The service answers 200, or 401 to whoever has no token; a proxy's own refusals are 403, 407 and the like. */
function isMetadata(status: number): boolean {
  return (status >= 200 && status < 300) || status === 401;
}

function privatelinkFindings({ privatelink }: Question, region: string): readonly CheckFinding[] {
  if (privatelink === undefined) return [];
  const kind = endpointNameKind(privatelink, region);
  const endpoint = {
    requirements: ['privatelink-domains'],
    destinations: [{ host: privatelink, port: null, protocol: null, address: null }],
    detail: privatelink,
  };
  return [
    ...(kind === 'other' ? [plain('privatelink-other-name', endpoint)] : []),
    ...(kind === 'own' ? [plain('privatelink-own-name', endpoint)] : []),
    plain('privatelink-network-check', { requirements: ['health-check'] }),
  ];
}

function wildcardFindings(question: Question): readonly CheckFinding[] {
  const names = wildcardsOf(question);
  if (names.length === 0) return [];
  return [
    plain('wildcards', {
      requirements: [
        ...new Set(
          question.rules
            .filter(({ destination }) => destination.domains.some((name) => names.includes(name)))
            .map(({ requirement }) => requirement),
        ),
      ],
      destinations: names.map((host) => ({ host, port: null, protocol: null, address: null })),
    }),
  ];
}
