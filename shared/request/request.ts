// A firewall change request: what to open and to close, row by row, from what is published of a change or of whole lists.
// It knows texts only, and imports no catalogue: the console makes the same request in a browser.
import { portsAsked, reasonAsked, rulesAsking } from '../requirements/asking.ts';
import type { Port, Protocol, Text, Transport } from '../requirements/requirement.ts';
import type { Rule } from '../requirements/rule.ts';
import type { Gaps } from './gaps.ts';
import { PROFILE } from './profile.ts';
import type { FeedVersion, PublishedChange, PublishedList } from './published.ts';

export type { FeedVersion, PublishedChange, PublishedList } from './published.ts';

/** One rule to set or to take out. */
export interface RequestRow {
  readonly action: 'open' | 'close';
  readonly allowlist: string;
  /** A prefix in CIDR notation, or a host name. */
  readonly destination: string;
  readonly protocol: Protocol;
  readonly ports: readonly Port[];
  /** How many addresses it is: decimal digits, or a power of two such as `2^80`; empty for a name. */
  readonly addresses: string;
  readonly reason: Text;
  /** Where AWS says so: a page or `ip-ranges.json`, and its date. */
  readonly sources: readonly string[];
}

/** A request, in no language yet. */
export interface FirewallRequest extends FeedVersion {
  readonly region: string;
  /** `baseline`: everything that the lists open, for a firewall that has none of it yet. */
  readonly kind: 'change' | 'baseline';
  /** The release of the change; null where it is of no release. */
  readonly seq: number | null;
  readonly previousSyncToken: string | null;
  readonly rows: readonly RequestRow[];
  /** Lists that the change publishes for the first time, and of which the request therefore says nothing. */
  readonly newLists: readonly string[];
  /** What a baseline leaves out for want of anything to go by. */
  readonly gaps?: Gaps;
}

/**
 * The request that a change leads to in one Region.
 * @param rules those of `requirements/<region>.json`
 * @param lists names of allowlists; the others are left out
 */
export function requestOfChange(
  change: PublishedChange,
  region: string,
  rules: readonly Rule[],
  lists = PROFILE,
): FirewallRequest {
  const isHere = (each: { readonly region: string; readonly name: string }) =>
    each.region === region && lists.includes(each.name);
  const changes = [...change.allowlists, ...change.names].filter(isHere);
  const rowsOf = (action: RequestRow['action'], field: 'added' | 'removed') =>
    changes.flatMap((each) => {
      const ports = change.lists.find((list) => list.region === region && list.name === each.name)?.ports;
      return each[field].flatMap((destination) =>
        rowsFor(action, each.name, destination, ports ?? [], rules, change),
      );
    });
  return {
    region,
    kind: 'change',
    seq: change.seq ?? null,
    syncToken: change.syncToken,
    createDate: change.createDate,
    previousSyncToken: change.previousSyncToken,
    rows: [...rowsOf('open', 'added'), ...rowsOf('close', 'removed')],
    newLists: change.newAllowlists.filter(isHere).map(({ name }) => name),
  };
}

/**
 * The request to open whole lists of one Region. There must be at least one; the newest of their feeds is the request's.
 * @param rules those of `requirements/<region>.json`
 */
export function requestOfLists(
  lists: readonly [PublishedList, ...PublishedList[]],
  rules: readonly Rule[],
): FirewallRequest {
  const { region, syncToken, createDate } = lists.reduce((a, b) =>
    Number(b.syncToken) > Number(a.syncToken) ? b : a,
  );
  return {
    region,
    kind: 'baseline',
    seq: null,
    syncToken,
    createDate,
    previousSyncToken: null,
    rows: lists.flatMap((list) =>
      [...list.prefixes.ipv4, ...list.prefixes.ipv6, ...list.domains].flatMap((destination) =>
        rowsFor('open', list.allowlist, destination, list.ports, rules, list),
      ),
    ),
    newLists: [],
  };
}

/** One row a protocol: firewalls ask for them apart. A name has the ports of its own rules, where they document any. */
function rowsFor(
  action: RequestRow['action'],
  allowlist: string,
  destination: string,
  listPorts: readonly Transport[],
  rules: readonly Rule[],
  { syncToken, createDate }: FeedVersion,
): readonly RequestRow[] {
  const asking = rulesAsking(allowlist, destination, rules);
  const isPrefix = destination.includes('/');
  const page = asking[0]?.sources[0];
  return (['tcp', 'udp'] as const).flatMap((protocol): readonly RequestRow[] => {
    const ports = portsAsked(destination, asking, listPorts).flatMap((each) =>
      each.protocol === protocol ? each.ports : [],
    );
    if (ports.length === 0) return [];
    return [
      {
        action,
        allowlist,
        destination,
        protocol,
        ports,
        addresses: isPrefix ? addressesOf(destination) : '',
        reason: reasonAsked(asking.filter(uses(protocol)), allowlist),
        sources: [
          ...(isPrefix ? [`ip-ranges.json, syncToken ${syncToken} (${createDate})`] : []),
          ...(page === undefined ? [] : [`${page.title} (${page.date})`]),
        ],
      },
    ];
  });
}

/** Whether a rule is about a protocol; one without documented ports may be about either. */
function uses(protocol: Protocol): (rule: Rule) => boolean {
  return ({ transports }) => transports.length === 0 || transports.some((each) => each.protocol === protocol);
}

/** Beyond what a number holds exactly, as IPv6 has them, a power of two says it best. */
function addressesOf(prefix: string): string {
  const bits = (prefix.includes(':') ? 128 : 32) - Number(prefix.split('/')[1]);
  return bits > 40 ? `2^${bits}` : String(2 ** bits);
}
