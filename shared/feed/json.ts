// JSON from outside: decoded strictly, parsed, and only ever looked at as an unknown value.
import { RangewatchError } from '../error.ts';

/**
 * Decodes UTF-8 and parses JSON. A byte order mark is refused, as RFC 8259 (section 8.1) allows.
 * @param where what the bytes are, for the message
 * @throws RangewatchError `feed-not-utf8`, `feed-not-json`
 */
export function parseJson(bytes: Uint8Array, where: string): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new RangewatchError(
      { code: 'feed-not-utf8', seen: 'bytes that are not UTF-8', expected: 'UTF-8 text', where },
      { cause },
    );
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    const seen = text === '' ? 'nothing (0 bytes)' : `${bytes.length} bytes that are not JSON`;
    throw new RangewatchError({ code: 'feed-not-json', seen, expected: 'a JSON document', where }, { cause });
  }
}

/** Whether a parsed value is a JSON object. Its own keys may be anything, `__proto__` included. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
