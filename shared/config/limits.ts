// `limits` in the configuration: which consumers read a list, and how much they take.
import { ALLOWLIST_NAMES, type AllowlistName } from '../allowlist/allowlists.ts';
import { type Capacity, KNOWN_CAPACITIES, type KnownCapacity } from '../allowlist/capacity.ts';
import { quoteValue } from '../error.ts';
import { isRecord } from '../feed/json.ts';
import { takeName } from '../names.ts';
import { refuseSetting, takeWholeNumber } from './refuse.ts';

/** A consumer by its known name, or one of your own with its limit. */
export type LimitSetting = KnownCapacity | Capacity;

/** The capacities of each list that has some. */
export type Limits = Readonly<Partial<Record<AllowlistName, readonly Capacity[]>>>;

const KNOWN = Object.keys(KNOWN_CAPACITIES) as readonly KnownCapacity[];

/** More than any list will ever have. */
const MOST = 10_000_000;

/**
 * Checks the limits: for each list, the consumers that read it.
 * @throws RangewatchError `config-value`, `name-unknown`
 */
export function takeLimits(value: unknown): Limits {
  if (value === undefined) return {};
  if (!isRecord(value)) throw refuseSetting('limits', quoteValue(value), 'an object of lists');
  return Object.fromEntries(
    Object.keys(value).map((key) => {
      const name = takeName('allowlist', key, ALLOWLIST_NAMES);
      return [name, takeCapacities(`limits.${name}`, value[key])];
    }),
  );
}

function takeCapacities(where: string, value: unknown): readonly Capacity[] {
  if (!Array.isArray(value))
    throw refuseSetting(where, quoteValue(value), `a list of ${KNOWN.join(', ')}, or own limits`);
  const items: readonly unknown[] = value;
  return items.map((item, index) => takeCapacity(`${where}[${index}]`, item));
}

function takeCapacity(where: string, item: unknown): Capacity {
  if (typeof item === 'string') return KNOWN_CAPACITIES[takeName('consumer', item, KNOWN)];
  if (!isRecord(item))
    throw refuseSetting(where, quoteValue(item), 'a known consumer, or consumer, entries and counts');
  for (const field of Object.keys(item))
    takeName('field of a limit', field, ['consumer', 'entries', 'counts', 'isPerRule']);
  const consumer = item['consumer'];
  if (typeof consumer !== 'string' || !/^[ -~]{1,60}$/.test(consumer)) {
    throw refuseSetting(`${where}.consumer`, quoteValue(consumer), 'a name of at most 60 ASCII characters');
  }
  const counts = takeName('way to count', String(item['counts'] ?? 'each-family'), [
    'each-family',
    'together',
  ]);
  const entries = takeWholeNumber(`${where}.entries`, item['entries'], 1, MOST);
  const isPerRule = item['isPerRule'];
  if (isPerRule !== undefined && isPerRule !== true) {
    throw refuseSetting(`${where}.isPerRule`, quoteValue(isPerRule), 'true, or nothing');
  }
  return { consumer, entries, counts, ...(isPerRule === true ? { isPerRule } : {}) };
}
