// How a setting is refused: with its name, what it was, and what it may be.
import { quoteValue, RangewatchError } from '../error.ts';

/** The error for a setting. */
export function refuseSetting(setting: string, seen: string, expected: string): RangewatchError {
  return new RangewatchError({ code: 'config-value', seen, expected, where: `configuration, ${setting}` });
}

/** A whole number within bounds. @throws RangewatchError `config-value` */
export function takeWholeNumber(setting: string, value: unknown, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw refuseSetting(setting, quoteValue(value), `a whole number from ${least} to ${most}`);
}
