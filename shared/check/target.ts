// What a check asks of a network: every name on 443, the health-check servers, and a PrivateLink endpoint.
import { type Needs, STREAMING } from '../requirements/needs.ts';
import type { Client, Option, Protocol, Text } from '../requirements/requirement.ts';
import type { Rule } from '../requirements/rule.ts';
import { ENDPOINT_PORTS } from './privatelink.ts';

/** One port of one host that is tried. */
export interface Target {
  /** A name, or an IPv4 address. */
  readonly host: string;
  readonly port: number;
  readonly protocol: Protocol;
  readonly purpose: 'name' | 'health-check' | 'privatelink';
  /** `proxy`: clients ask the proxy for it, which also resolves the name. */
  readonly way: 'direct' | 'proxy';
  /** Ids of the requirements that ask for it. */
  readonly requirements: readonly string[];
  /** Null where every client needs it. */
  readonly condition: Text | null;
}

/** What is to be checked. */
export interface Question {
  /** Rules of the Region for everything that a team may use. */
  readonly rules: readonly Rule[];
  /** Names that the rules ask for when nobody uses IPv6. */
  readonly namesWithoutIpv6: ReadonlySet<string>;
  /** Addresses of health-check servers that a feed bears out; none where no feed was given. */
  readonly healthAddresses: readonly string[];
  readonly hasProxy: boolean;
  /** The name of the endpoint through which desktops stream. */
  readonly privatelink: string | undefined;
}

/** Clients that are installed; the others are browsers and devices. */
const APPLICATIONS: readonly Client[] = ['windows', 'macos', 'linux', 'ios', 'android', 'chromebook'];

/** What a team may use of a directory, for a check: FIPS, Pools and the like are set up on purpose. */
export function needsOf(directories: readonly string[], options: readonly Option[]): Needs {
  return { clients: [...APPLICATIONS, 'web', 'zero-client'], streaming: STREAMING, options, directories };
}

/** Every target, names first. */
export function targetsOf(question: Question): readonly Target[] {
  const { rules, healthAddresses, hasProxy, privatelink } = question;
  const asking = rules.filter(isAsked);
  const names = [...new Set(asking.filter(uses443).flatMap(({ destination }) => destination.domains))];
  const health = asking.filter(({ purpose }) => purpose === 'health-check');
  const healthNames = health.flatMap(({ destination }) => destination.domains);
  return [
    ...names
      .filter((name) => !isWildcard(name))
      .map((name): Target => {
        const own = asking.filter((rule) => uses443(rule) && rule.destination.domains.includes(name));
        return {
          host: name,
          port: 443,
          protocol: 'tcp',
          purpose: 'name',
          way: hasProxy && own.some(({ proxy }) => proxy.kind !== 'never') ? 'proxy' : 'direct',
          requirements: own.map(({ requirement }) => requirement),
          condition: conditionOf(name, own, question),
        };
      }),
    ...[...new Set([...healthNames, ...healthAddresses])].flatMap((host) =>
      portsOf(health).map(
        ({ protocol, port }): Target => ({
          host,
          port,
          protocol,
          purpose: 'health-check',
          way: 'direct',
          requirements: health.map(({ requirement }) => requirement),
          condition: conditionOf(host, health, question),
        }),
      ),
    ),
    ...(privatelink === undefined ? [] : endpointTargets(privatelink)),
  ];
}

/** Names that stand for many, and so cannot be asked for. */
export function wildcardsOf({ rules }: Question): readonly string[] {
  return [...new Set(rules.filter(isAsked).flatMap(({ destination }) => destination.domains))].filter(
    isWildcard,
  );
}

function isWildcard(name: string): boolean {
  return name.startsWith('*.');
}

function isAsked({ interface: place, direction, status, purpose }: Rule): boolean {
  const isNow = status.kind === 'current' || status.kind === 'ends';
  return place === 'client-network' && direction === 'outbound' && isNow && purpose !== 'privatelink';
}

function uses443({ purpose, transports }: Rule): boolean {
  return (
    purpose !== 'health-check' &&
    transports.some(({ protocol, ports }) => protocol === 'tcp' && ports.includes(443))
  );
}

function portsOf(rules: readonly Rule[]): readonly { readonly protocol: Protocol; readonly port: number }[] {
  return rules.flatMap(({ transports }) =>
    transports.flatMap(({ protocol, ports }) =>
      ports.flatMap((port) => (typeof port === 'number' ? [{ protocol, port }] : [])),
    ),
  );
}

function endpointTargets(host: string): readonly Target[] {
  return ENDPOINT_PORTS.map(
    ({ protocol, port }): Target => ({
      host,
      port,
      protocol,
      purpose: 'privatelink',
      way: 'direct',
      requirements: ['privatelink-domains'],
      condition: null,
    }),
  );
}

const WITH_IPV6: Text = {
  en: 'Clients are set to prefer IPv6.',
  ja: 'クライアントで IPv6 を優先する場合。',
};

const WITHOUT_PRIVATELINK: Text = {
  en: 'Clients stream over the internet and not through PrivateLink.',
  ja: 'PrivateLink を使わず、インターネット経由でストリーミングする場合。',
};

/** Null where at least one rule needs it of every client. */
function conditionOf(host: string, own: readonly Rule[], question: Question): Text | null {
  if (!question.namesWithoutIpv6.has(host) && !question.healthAddresses.includes(host)) return WITH_IPV6;
  const conditions = own.map((rule): Text | null => {
    if (rule.condition !== null) return rule.condition;
    if (!rule.clients.some((client) => APPLICATIONS.includes(client))) return rule.title;
    if (question.privatelink !== undefined && !rule.isNeededWithPrivateLink) return WITHOUT_PRIVATELINK;
    return null;
  });
  return conditions.find((condition) => condition === null) === null ? null : (conditions[0] ?? null);
}
