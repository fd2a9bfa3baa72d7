// UUIDs that follow from a name (RFC 9562, section 5.5): the same name gives the same id, with nothing to remember.
import type { Tools } from '../ports.ts';

/** Version 5: the SHA-1 of a namespace and a name. */
export function uuidOf(namespace: string, name: string, { hash }: Tools): string {
  const space = (namespace.replaceAll('-', '').match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
  const digest = hash('sha1', Uint8Array.from([...space, ...new TextEncoder().encode(name)]));
  const variant = ((Number.parseInt(digest.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  const digits = `${digest.slice(0, 12)}5${digest.slice(13, 16)}${variant}${digest.slice(18, 32)}`;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
