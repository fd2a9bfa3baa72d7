// What a team may choose of a format: `formatOptions` in watch.config.ts.
import { quoteValue } from '../error.ts';
import { isRecord } from '../feed/json.ts';
import type { FormatOptions } from '../formats/format.ts';
import { FIRST_NUMBER, LAST_FIRST_NUMBER } from '../formats/yamaha-rtx.ts';
import { takeName } from '../names.ts';
import { refuseSetting, takeWholeNumber } from './refuse.ts';

/** What holds unless the configuration says otherwise. */
const USUAL: FormatOptions = { yamahaFirstNumber: FIRST_NUMBER };

/**
 * Checks and completes the options.
 * @throws RangewatchError `config-value`, `name-unknown`
 */
export function takeFormatOptions(value: unknown): FormatOptions {
  if (value === undefined) return USUAL;
  if (!isRecord(value)) throw refuseSetting('formatOptions', quoteValue(value), 'an object of options');
  for (const key of Object.keys(value)) takeName('option of formats', key, ['yamahaFirstNumber']);
  const { yamahaFirstNumber = FIRST_NUMBER } = value;
  const where = 'formatOptions.yamahaFirstNumber';
  return { yamahaFirstNumber: takeWholeNumber(where, yamahaFirstNumber, 1, LAST_FIRST_NUMBER) };
}
