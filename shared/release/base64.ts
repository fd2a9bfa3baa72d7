// Base64 for the core, which has neither Buffer nor atob. Reading is strict: only what writing gives is taken.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Writes bytes as base64 (RFC 4648, section 4), padded, on one line. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const sextet = (shift: number) => ALPHABET.charAt((bits >> shift) & 63);
    text +=
      sextet(18) + sextet(12) + (b === undefined ? '=' : sextet(6)) + (c === undefined ? '=' : sextet(0));
  }
  return text;
}

/** Reads base64; undefined for any text that `toBase64` would not print: blanks, no padding, bits beyond the end. */
export function fromBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/={1,2}$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let pending = 0;
  let written = 0;
  for (const digit of digits) {
    bits = ((bits << 6) | ALPHABET.indexOf(digit)) & 0xffffff;
    pending += 6;
    if (pending < 8) continue;
    pending -= 8;
    bytes[written++] = bits >> pending;
  }
  // Whatever was wrong with the text (a digit that is none, too), it is not what these bytes are printed as.
  return toBase64(bytes) === text ? bytes : undefined;
}
