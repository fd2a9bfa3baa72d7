// What an audit looks at in a feed: all gateways, and of AMAZON what may share an address with a documented one. AMAZON has
// thousands of entries, documents name a hundred addresses, and reading a prefix costs more than looking at its text.
import { type Feed, prefixOf, type Row, type Rows } from '../feed/feed.ts';
import { selectSnapshot } from '../feed/snapshot.ts';
import { type Family, familyOf } from '../prefix/prefix.ts';
import { perFamily } from '../prefix/set.ts';
import { REQUIREMENTS } from './catalogue.ts';
import { GATEWAYS } from './resolve-gateways.ts';
import { type SelectorKey, selectorKey, type Taken } from './taken.ts';

/** Documented ranges that must be in the feed, and the services in which they are looked for. */
const DOCUMENTED = REQUIREMENTS.flatMap(({ destination, status }) =>
  destination.kind === 'documented' && status.kind !== 'history' ? [destination] : [],
);

/** Every documented prefix that an audit looks for in `AMAZON`. */
export const DOCUMENTED_RANGES: readonly string[] = DOCUMENTED.flatMap(({ ranges }) =>
  Object.values(ranges).flat(),
);

const SERVICES: ReadonlySet<string> = new Set(['AMAZON', ...DOCUMENTED.map(({ within }) => within.service)]);

/** The rows that an audit must see. */
export function auditedRows({ rows }: Feed): Rows {
  return perFamily((family) => rows[family].filter(isLookedAt(family)));
}

/** Takes what an audit must see. @throws RangewatchError the `prefix-…` codes */
export function audited(feed: Feed): Taken {
  const rows = auditedRows(feed);
  const watched = new Set<SelectorKey>();
  for (const { service, region } of [...rows.ipv4, ...rows.ipv6]) watched.add(selectorKey(service, region));
  return selectSnapshot({ ...feed, rows }, watched).taken;
}

function isLookedAt(family: Family): (row: Row) => boolean {
  const isNear = nearTo(family);
  // AWS writes the rows of a service together: each is looked up once.
  let last: { readonly service: string; readonly looks: 'near' | 'all' | 'no' } | undefined;
  return (row) => {
    if (row.service !== last?.service) last = { service: row.service, looks: looksAt(row.service) };
    return last.looks === 'near' ? isNear.test(prefixOf(row, family)) : last.looks === 'all';
  };
}

function looksAt(service: string): 'near' | 'all' | 'no' {
  if (SERVICES.has(service)) return 'near';
  return service === GATEWAYS ? 'all' : 'no';
}

/**
 * Finds texts of prefixes that may share an address with a documented range: they begin with its first two groups, which
 * are eight or sixteen bits each, or have less than two groups of their own bits, or are not written canonically.
 */
function nearTo(family: Family): RegExp {
  const sign = family === 'ipv4' ? '.' : ':';
  const beginnings = new Set(
    DOCUMENTED_RANGES.filter((text) => familyOf(text) === family).map((text) =>
      text.split(sign).slice(0, 2).join(`\\${sign}`),
    ),
  );
  const wide = family === 'ipv4' ? '\\/(?:\\d|1[0-5])$' : '\\/(?:\\d|[12]\\d|3[01])$';
  return new RegExp(`^(?:${[...beginnings].join('|')})\\${sign}|${wide}|[A-F]|(?:^|:)0`);
}
