// A change and lists as they are published, with what a request must not stumble over.
import type { PublishedChange, PublishedList } from '../../../shared/request/request.ts';
import type { Text } from '../../../shared/requirements/requirement.ts';
import type { Rule } from '../../../shared/requirements/rule.ts';

/** Languages of requests. */
export const LANGUAGES = ['en', 'ja'] as const satisfies readonly (keyof Text)[];

const PORTS = [
  { protocol: 'tcp', ports: [443, 4195] },
  { protocol: 'udp', ports: [4195] },
] as const;

/** A rule of AWS's page. */
export function ruleWith(title: Text, domains: readonly string[], more: Partial<Rule> = {}): Rule {
  return {
    requirement: 'x',
    purpose: domains.length > 0 ? 'domains' : 'streaming',
    category: title,
    title,
    region: 'ap-northeast-1',
    direction: 'outbound',
    interface: 'client-network',
    transports: [{ protocol: 'tcp', ports: [443] }],
    destination: {
      feed: domains.length > 0 ? [] : ['WORKSPACES_GATEWAYS ap-northeast-1'],
      prefixes: [],
      domains,
      remarks: [],
      what: null,
      isAnywhere: false,
    },
    clients: ['windows'],
    streaming: ['dcv'],
    condition: null,
    proxy: { kind: 'never' },
    tlsInspection: 'unstated',
    isNeededWithPrivateLink: true,
    status: { kind: 'current' },
    note: null,
    sources: [{ title: 'The page', date: '2026-09', where: 'https://aws.example/page', note: null }],
    ...more,
  };
}

/** Two rules: gateways, and one name. */
export const RULES: readonly Rule[] = [
  ruleWith({ en: 'Gateways', ja: 'ゲートウェイ' }, []),
  ruleWith({ en: 'Sign-in', ja: 'サインイン' }, ['sign.example.aws']),
];

/** A change in Tokyo, and one of another Region and of another list, which are no part of the request. */
export const CHANGE: PublishedChange = {
  seq: 7,
  syncToken: '1760615904',
  createDate: '2025-10-16T11:58:24Z',
  previousSyncToken: '1760567911',
  allowlists: [
    {
      region: 'ap-northeast-1',
      name: 'streaming',
      family: 'ipv4',
      added: ['60.41.4.0/22', '60.41.9.7/32'] as never,
      removed: ['60.41.8.0/24'] as never,
    },
    {
      region: 'ap-northeast-1',
      name: 'streaming',
      family: 'ipv6',
      added: ['2a0b::/48'] as never,
      removed: [],
    },
    {
      region: 'ap-northeast-1',
      name: 'client',
      family: 'ipv4',
      added: ['60.1.0.0/16'] as never,
      removed: [],
    },
    { region: 'eu-west-3', name: 'streaming', family: 'ipv4', added: ['60.2.0.0/16'] as never, removed: [] },
  ],
  names: [
    { region: 'ap-northeast-1', name: 'domains', added: ['sign.example.aws'], removed: ['old.example'] },
  ],
  lists: [
    { region: 'eu-west-3', name: 'streaming', ports: [{ protocol: 'tcp', ports: [1] }] },
    { region: 'ap-northeast-1', name: 'streaming', ports: PORTS },
    { region: 'ap-northeast-1', name: 'domains', ports: [{ protocol: 'tcp', ports: [443, 8443] }] },
    { region: 'ap-northeast-1', name: 'client', ports: PORTS },
  ],
  newAllowlists: [
    { region: 'ap-northeast-1', name: 'health-check' },
    { region: 'eu-west-3', name: 'domains' },
    { region: 'ap-northeast-1', name: 'web' },
  ],
};

/** Two lists of Tokyo, the second of a newer feed. */
export const LISTS: readonly [PublishedList, PublishedList] = [
  {
    region: 'ap-northeast-1',
    allowlist: 'streaming',
    ports: PORTS,
    syncToken: '999999999',
    createDate: '2001-09-09T01:46:39Z',
    prefixes: { ipv4: ['60.41.0.0/22'], ipv6: ['2a0b::/36'] },
    domains: [],
  },
  {
    region: 'ap-northeast-1',
    allowlist: 'domains',
    ports: [{ protocol: 'tcp', ports: [443] }],
    syncToken: '1760615904',
    createDate: '2025-10-16T11:58:24Z',
    prefixes: { ipv4: [], ipv6: [] },
    domains: ['*.awsapps.com', 'sign.example.aws'],
  },
];
