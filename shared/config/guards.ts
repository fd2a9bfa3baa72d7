// Guards in the configuration: they may be made stricter, never looser. What is too large for them waits for a person;
// that is what approvals are for.
import { GUARD_LIMITS, type GuardLimits } from '../allowlist/guards.ts';
import { quoteValue } from '../error.ts';
import { isRecord } from '../feed/json.ts';
import { takeName } from '../names.ts';
import { refuseSetting, takeWholeNumber } from './refuse.ts';

const NAMES = Object.keys(GUARD_LIMITS) as readonly (keyof GuardLimits)[];

/**
 * Checks and completes the guards: each from 0 to what it is unless said.
 * @throws RangewatchError `config-value`, `name-unknown`
 */
export function takeGuards(value: unknown): GuardLimits {
  if (value === undefined) return GUARD_LIMITS;
  if (!isRecord(value)) throw refuseSetting('guards', quoteValue(value), 'an object of numbers');
  const given = Object.keys(value).map((key) => {
    const name = takeName('guard', key, NAMES);
    return [name, takeWholeNumber(`guards.${name}`, value[name], 0, GUARD_LIMITS[name])] as const;
  });
  return { ...GUARD_LIMITS, ...Object.fromEntries(given) };
}
