// JSON that a consumer reads as its own document: written with one space a level, and read with care.
import { isRecord } from '../feed/json.ts';
import { unreadable } from './reading.ts';

/** Writes a document, ending in a newline. */
export function printJson(document: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(document, null, 1)}\n`);
}

/** Reads JSON. @throws RangewatchError `store-content` */
export function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw unreadable(text, where);
    throw error;
  }
}

/** Reads a document that is an object. @throws RangewatchError `store-content` */
export function readRecord(bytes: Uint8Array, where: string): Readonly<Record<string, unknown>> {
  return recordOf(parseJson(new TextDecoder().decode(bytes), where), where);
}

/** Takes an object. @throws RangewatchError `store-content` */
export function recordOf(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (isRecord(value)) return value;
  throw unreadable(String(value), where);
}

/** Whether a value is an array of texts. */
export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
