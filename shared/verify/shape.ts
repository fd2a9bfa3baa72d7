// Looking at JSON from a published tree: whoever wrote it, only values of the right shape go further.
import { quote, RangewatchError } from '../error.ts';
import { isRecord } from '../feed/json.ts';
import type { Sha256 } from '../release/keys.ts';
import { parseTime } from '../time.ts';
import { isTreeKey } from './tree-key.ts';

/** A JSON object of a document, and where it stands, for messages. */
export interface Shaped {
  readonly where: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** The most files that a release can have here: more than any, and few enough to come to an end. */
const MAX_FILES = 20_000;

/** Reads a document. @throws RangewatchError `tree-shape` */
export function parseDocument(bytes: Uint8Array, where: string): Shaped {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw misshapen(`${bytes.length} bytes that are no JSON`, 'a JSON document', where);
  }
  return shapedOf(value, where);
}

/** @throws RangewatchError `tree-shape` */
export function shapedOf(value: unknown, where: string): Shaped {
  if (!isRecord(value)) throw misshapen(shown(value), 'a JSON object', where);
  return { where, value };
}

/** The objects in a field that is a list. @throws RangewatchError `tree-shape` */
export function takeObjects({ where, value }: Shaped, name: string): readonly Shaped[] {
  const list = value[name];
  if (!Array.isArray(list)) throw misshapen(shown(list), 'a list', `${where}, ${name}`);
  return list.map((one, index) => shapedOf(one, `${where}, ${name} ${index}`));
}

/** @throws RangewatchError `tree-shape` */
export function takeCount({ where, value }: Shaped, name: string): number {
  const count = value[name];
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) return count;
  throw misshapen(shown(count), 'a whole number', `${where}, ${name}`);
}

/** @throws RangewatchError `tree-shape` */
export function takeSha256(shaped: Shaped, name: string): Sha256 {
  return takeText(shaped, name, /^[0-9a-f]{64}$/, '64 hexadecimal digits') as Sha256;
}

/** Takes the key of an object. @throws RangewatchError `tree-shape` */
export function takeKey({ where }: Pick<Shaped, 'where'>, key: unknown): string {
  if (typeof key === 'string' && isTreeKey(key)) return key;
  throw misshapen(shown(key), 'a key under current/, requirements/ or v/ of plain names', where);
}

/** Takes a time in UTC, as it is written. @throws RangewatchError `tree-shape` */
export function takeTime(shaped: Shaped, name: string): string {
  const time = takeText(shaped, name, /Z$/, 'a time in UTC');
  if (parseTime(time) !== undefined) return time;
  throw misshapen(quote(time), 'a time in UTC', `${shaped.where}, ${name}`);
}

/** @throws RangewatchError `tree-shape` */
export function takeText({ where, value }: Shaped, name: string, form: RegExp, expected: string): string {
  const text = value[name];
  if (typeof text === 'string' && form.test(text)) return text;
  throw misshapen(shown(text), expected, `${where}, ${name}`);
}

/** @throws RangewatchError `tree-shape` */
export function refuseTooMany(files: number, where: string): void {
  if (files > MAX_FILES) throw misshapen(`${files} files`, `at most ${MAX_FILES}`, where);
}

/** The error for a document of another shape. */
export function misshapen(seen: string, expected: string, where: string): RangewatchError {
  return new RangewatchError({ code: 'tree-shape', seen, expected, where, remedy: 'do not use these lists' });
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : quote(typeof value === 'string' ? value : JSON.stringify(value));
}
