// `include` and `exclude` in the configuration: each entry whole, and nothing in it that could never be published.
import { type AllowlistName, carriedBy, isWide } from '../allowlist/allowlists.ts';
import type { Exception } from '../allowlist/exceptions.ts';
import { quoteValue, RangewatchError } from '../error.ts';
import { isRecord } from '../feed/json.ts';
import { takeName } from '../names.ts';
import { oneLineOf } from '../one-line.ts';
import { type Cidr, formatPrefix } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import { unpublishable } from '../prefix/reserved.ts';
import { formatTime, parseAwsDate } from '../time.ts';
import { refuseSetting } from './refuse.ts';

/** What a person writes of an exception. */
export interface ExceptionSetting {
  /** In CIDR notation, such as `192.0.2.0/24`. */
  readonly prefix: string;
  /** Why, in one line of at most 200 characters. */
  readonly reason: string;
  /** Who answers for it: a team, a person, an address. */
  readonly owner: string;
  /** `2027-03-31` or ISO 8601 in UTC: from then on it has no effect. */
  readonly expires: string;
  /** The lists that it is about. An inclusion must name them; an exclusion is about all unless it does. */
  readonly allowlists?: readonly AllowlistName[];
  /** The Regions that it is about; all that are watched unless named. */
  readonly regions?: readonly string[];
}

/** What exceptions are checked against. */
interface Watched {
  readonly regions: readonly string[];
  readonly allowlists: readonly AllowlistName[];
}

const FIELDS: readonly (keyof ExceptionSetting)[] = [
  'prefix',
  'reason',
  'owner',
  'expires',
  'allowlists',
  'regions',
];

/** The longest reason or owner, in characters: they are shown in every alert. */
const MAX_TEXT = 200;

/**
 * Checks the entries of one kind.
 * @throws RangewatchError `config-value`, `name-unknown`
 */
export function takeExceptions(
  kind: Exception['kind'],
  value: unknown,
  watched: Watched,
): readonly Exception[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw refuseSetting(kind, quoteValue(value), 'a list of entries');
  const items: readonly unknown[] = value;
  return items.map((item, index) => takeException(kind, item, `${kind}[${index}]`, watched));
}

function takeException(kind: Exception['kind'], item: unknown, where: string, watched: Watched): Exception {
  if (!isRecord(item)) throw refuseSetting(where, quoteValue(item), `an object with ${FIELDS.join(', ')}`);
  for (const name of Object.keys(item)) takeName(`field of ${kind}`, name, ['kind', ...FIELDS]);
  if (item['kind'] !== undefined && item['kind'] !== kind) {
    throw refuseSetting(`${where}.kind`, quoteValue(item['kind']), `${kind}, or nothing`);
  }
  const carrying = watched.allowlists.filter((name) => carriedBy(name) !== 'domains');
  if (carrying.length === 0) {
    throw refuseSetting(where, 'an entry', 'none, since no list of addresses is published');
  }
  const allowlists = takeSome(`${where}.allowlists`, item['allowlists'], carrying);
  if (kind === 'include' && item['allowlists'] === undefined) {
    throw refuseSetting(
      `${where}.allowlists`,
      'nothing',
      `the lists to add it to: of ${carrying.join(', ')}`,
    );
  }
  return {
    kind,
    prefix: takePrefix(`${where}.prefix`, item['prefix'], kind === 'include' ? allowlists : []),
    reason: takeText(`${where}.reason`, item['reason']),
    owner: takeText(`${where}.owner`, item['owner']),
    expires: takeDate(`${where}.expires`, item['expires']),
    regions: takeSome(`${where}.regions`, item['regions'], watched.regions),
    allowlists,
  };
}

/** Reserved space and what is too wide is never published, whoever asks; narrow lists take narrow prefixes only. */
function takePrefix(where: string, value: unknown, allowlists: readonly AllowlistName[]): Cidr {
  if (typeof value !== 'string') throw refuseSetting(where, quoteValue(value), 'a prefix in CIDR notation');
  const isForNarrow = allowlists.some((name) => !isWide(name));
  try {
    const prefix = parsePrefix(value);
    const reason = unpublishable(prefix, isForNarrow ? 'WORKSPACES_GATEWAYS' : 'AMAZON');
    if (reason === undefined) return formatPrefix(prefix);
    throw refuseSetting(
      where,
      `${quoteValue(value)} (${reason})`,
      'public space, no wider than AWS publishes',
    );
  } catch (error) {
    if (!(error instanceof RangewatchError) || error.code === 'config-value') throw error;
    throw refuseSetting(where, error.problem.seen, error.problem.expected);
  }
}

function takeText(where: string, value: unknown): string {
  const text = oneLineOf(value, MAX_TEXT);
  if (text !== undefined) return text;
  throw refuseSetting(where, quoteValue(value), `one line of text, at most ${MAX_TEXT} characters`);
}

function takeDate(where: string, value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  const time = parseAwsDate(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
  if (time !== undefined) return formatTime(time);
  throw refuseSetting(where, quoteValue(value), 'a date such as 2027-03-31');
}

function takeSome<Name extends string>(
  where: string,
  value: unknown,
  known: readonly Name[],
): readonly Name[] {
  if (value === undefined) return known;
  if (!Array.isArray(value) || value.length === 0) {
    throw refuseSetting(where, quoteValue(value), `some of ${known.join(', ')}`);
  }
  const items: readonly unknown[] = value;
  const takeOne = (item: unknown) => {
    if (typeof item === 'string') return takeName(where, item, known);
    throw refuseSetting(where, quoteValue(item), 'texts only');
  };
  return [...new Set(items.map(takeOne))];
}
