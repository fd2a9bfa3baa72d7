// minisign's files: what is written reads back, holds, and no longer holds when any byte of it is another.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyEd25519 } from '../../../functions/adapters/ed25519.ts';
import { tools } from '../../../functions/adapters/tools.ts';
import { fromBase64, toBase64 } from '../../../shared/release/base64.ts';
import { type Signature, signFile } from '../../../shared/release/minisign.ts';
import { checkSignature } from '../../../shared/release/minisign-check.ts';
import {
  keyName,
  parsePublicKey,
  parseSignature,
  printPublicKey,
} from '../../../shared/release/minisign-read.ts';
import { keyFrom } from '../../world/signing.ts';

const { signer, publicKey } = keyFrom('one');
const CHECK = { hash: tools.hash, verify: verifyEd25519 };
const CONTENT = new TextEncoder().encode('abc  current/x\n');
const COMMENT = 'seq:7 expires:2026-01-02T00:00:00Z manifest:00';

const sign = (content = CONTENT, comment = COMMENT) => signFile(content, comment, signer, tools.hash);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => parseSignature(bytesOf(text), 'f.minisig');
const check = (content: Uint8Array, signature: Signature, key = publicKey) =>
  checkSignature(content, signature, key, CHECK, 'f');

describe('base64', () => {
  it('is that of Node.js, and reads back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
  });

  it('takes nothing that is not exactly as it is written', () => {
    const texts = [
      'A',
      'AA',
      'AA=',
      'AB==',
      'AAB=',
      'A A=',
      'AAA=\n',
      'AA==AA==',
      'AA-_',
      '====',
      'あAAA',
      'A===',
    ];
    for (const text of texts) expect(fromBase64(text), text).toBeUndefined();
  });
});

describe('a signature', () => {
  it('of any file and comment reads back, and holds for that file and key alone', async () => {
    const comment = fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((c) => String.fromCharCode(c)) });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), comment, fc.uint8Array(), async (content, text, other) => {
        const signature = read(await sign(content, text));
        expect(signature.trustedComment).toBe(text);
        expect(() => check(content, signature)).not.toThrow();
        expect(() => check(content, signature, keyFrom('two').publicKey)).toThrow(/by the key/);
        if (Buffer.compare(content, other) !== 0) expect(() => check(other, signature)).toThrow(/not of/);
      }),
      { numRuns: 50 },
    );
  });

  it('is over the BLAKE2b-512 of the file, and over signature and comment', async () => {
    const { signature, globalSignature } = read(await sign());
    const digest = createHash('blake2b512').update(CONTENT).digest();
    expect(verifyEd25519(publicKey.key, digest, signature)).toBe(true);
    const both = Buffer.concat([signature, Buffer.from(COMMENT)]);
    expect(verifyEd25519(publicKey.key, both, globalSignature)).toBe(true);
  });

  it.each<[string, (signature: Signature) => Signature, RegExp]>([
    ['key id', (one) => ({ ...one, keyId: flipped(one.keyId) }), /signature by the key/],
    ['signature', (one) => ({ ...one, signature: flipped(one.signature) }), /not of/],
    ['comment', (one) => ({ ...one, trustedComment: one.trustedComment.replace('7', '8') }), /not signed/],
    ['global signature', (one) => ({ ...one, globalSignature: flipped(one.globalSignature) }), /not signed/],
  ])('with another %s does not hold', async (_, change, message) => {
    const signature = read(await sign());
    expect(() => check(CONTENT, change(signature))).toThrow(message);
  });

  it('by another key with the same name does not hold', async () => {
    const { key } = keyFrom('two').publicKey;
    const signature = read(await sign());
    expect(() => check(CONTENT, signature, { ...publicKey, key })).toThrow(/not of/);
    expect(() => check(CONTENT, signature, { ...publicKey, key: new Uint8Array(5) })).toThrow(/not of/);
  });

  it('holds no longer when any character that counts is another', async () => {
    const text = await sign();
    const [untrusted = ''] = text.split('\n');
    for (let at = untrusted.length + 1; at < text.length; at++) {
      const other = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
      expect(() => check(CONTENT, read(other)), other).toThrow(/\[signature\]/);
    }
  });

  it.each<[string, (text: string) => string]>([
    ['nothing', () => ''],
    ['no final newline', (text) => text.trimEnd()],
    ['one more line', (text) => `${text}more\n`],
    ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text) => `\ufeff${text}`],
    ['no trusted comment', (text) => text.replace(/trusted comment: seq.*\n/, '')],
    ['a comment beyond ASCII', (text) => text.replace('seq', 'séq')],
    ['the form without prehashing', (text) => text.replace('\nRU', '\nRW')],
    ['a short signature', (text) => text.replace(/\nRU.{4}/, '\nRU')],
    ['a long last line', (text) => text.replace(/==\n$/, 'A=\n')],
  ])('with %s is refused as malformed', async (_, change) => {
    const text = await sign();
    expect(change(text)).not.toBe(text);
    expect(() => read(change(text))).toThrow(/^f\.minisig: found .* \[signature\]$/);
  });
});

describe('a public key', () => {
  it('reads from its file and alone, and has the name that minisign prints', () => {
    // Made by minisign 0.11.
    const line = 'RWT8YUPrVhCtSy4QaW4MHz1PdusJxbuIfineyaxQS+sSGTg1xnauwAf+';
    const file = `untrusted comment: minisign public key 4BAD1056EB4361FC\n${line}\n`;
    const key = parsePublicKey(file, 'k');
    expect(parsePublicKey(line, 'k')).toEqual(key);
    expect(keyName(key.keyId)).toBe('4BAD1056EB4361FC');
    expect(printPublicKey(key)).toBe(file);
  });

  it.each(['', 'RW', `RWT${'A'.repeat(54)}`, `XX${'A'.repeat(54)}`, 'a\nb\nc\n'])('is not %j', (text) => {
    expect(() => parsePublicKey(text, 'k')).toThrow(/\[signature\]/);
  });
});

function flipped(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, index) => (index === 5 ? byte ^ 1 : byte));
}
