// The signer from a key file, with the real minisign as judge.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileSigner } from '../../../functions/adapters/signer.ts';
import { tools } from '../../../functions/adapters/tools.ts';
import { ensureSigningKey, keyFilesIn } from '../../../local/start/signing-key.ts';
import { readPublicKey } from '../../../local/tree/public-key.ts';
import { signFile } from '../../../shared/release/minisign.ts';
import { describeWithMinisign } from '../../real-minisign.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rangewatch-signer-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const CONTENT = new TextEncoder().encode('00  current/x\n');
const file = (name: string) => join(folder, name);

/** Runs minisign; its exit code and all it said. */
function minisign(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync('minisign', args, { encoding: 'utf8', input: '' });
  return { status, said: `${stdout}${stderr}` };
}

/** Signs `lists` with a key file, beside it. */
async function signLists(keyFile: string) {
  writeFileSync(file('lists'), CONTENT);
  const text = await signFile(CONTENT, 'seq:7', fileSigner(keyFile), tools.hash);
  writeFileSync(file('lists.minisig'), text);
}

describe('a key that is made here', () => {
  it('is made once, for its owner alone, and its public half comes back when it is lost', () => {
    const files = keyFilesIn(folder);
    ensureSigningKey(files);
    expect(statSync(files.secret).mode & 0o777).toBe(0o600);
    const [secret, half] = [files.secret, files.public].map((path) => readFileSync(path, 'utf8'));
    rmSync(files.public);
    ensureSigningKey(files);
    expect([files.secret, files.public].map((path) => readFileSync(path, 'utf8'))).toEqual([secret, half]);
    expect(fileSigner(files.secret).keyId).toEqual(readPublicKey(files.public).keyId);
    const other = mkdtempSync(join(folder, 'other-'));
    ensureSigningKey(keyFilesIn(other));
    expect(readFileSync(keyFilesIn(other).secret, 'utf8')).not.toBe(secret);
  });

  it('is not made again where its public half was handed over', () => {
    const files = keyFilesIn(folder);
    ensureSigningKey(files);
    rmSync(files.secret);
    expect(() => ensureSigningKey(files)).toThrow(/no secret key/);
  });
});

describe('a key file that cannot be used is refused in one line without anything of it:', () => {
  const made = () => {
    const files = keyFilesIn(folder);
    ensureSigningKey(files);
    return Buffer.from(readFileSync(files.secret, 'utf8').split('\n')[1] ?? '', 'base64');
  };
  const changed = (at: number, ...to: readonly number[]) => {
    const bytes = made();
    bytes.set(to, at);
    return bytes.toString('base64');
  };

  it.each<[string, () => string, RegExp]>([
    ['a password', () => changed(2, 0x53, 0x63), /a key with a password/],
    ['another key derivation', () => changed(2, 1, 1), /another text/],
    ['a changed seed', () => changed(62, 1, 2, 3), /halves/],
    ['a changed public half', () => changed(94, 1, 2, 3), /halves/],
    ['half of it', () => made().toString('base64').slice(0, 100), /another text/],
    ['a public key', () => 'RWT8YUPrVhCtSy4QaW4MHz1PdusJxbuIfineyaxQS+sSGTg1xnauwAf+', /another text/],
  ])('%s', (_, text, message) => {
    const encoded = text();
    writeFileSync(file('bad.key'), `untrusted comment: x\n${encoded}\n`);
    const refused = messageOf(() => fileSigner(file('bad.key')));
    expect(refused).toMatch(message);
    expect(refused).toMatch(/^[^\n]*bad\.key[^\n]*\[config-value\]$/);
    for (let at = 0; at + 8 <= encoded.length; at += 8)
      expect(refused).not.toContain(encoded.slice(at, at + 8));
  });

  it('no file', () => {
    expect(messageOf(() => fileSigner(file('none.key')))).toMatch(/none\.key.*ENOENT/);
  });
});

describeWithMinisign('minisign itself', () => {
  it('takes a signature by a key that is made here, and the key', async () => {
    const files = keyFilesIn(folder);
    ensureSigningKey(files);
    await signLists(files.secret);
    const { status, said } = minisign('-V', '-p', files.public, '-m', file('lists'));
    expect({ status, said }).toMatchObject({ status: 0, said: expect.stringContaining('seq:7') as string });
    writeFileSync(file('other'), 'other\n');
    expect(minisign('-S', '-s', files.secret, '-m', file('other')).status).toBe(0);
    expect(minisign('-V', '-p', files.public, '-m', file('other')).status).toBe(0);
  });

  it('makes a key that signs here; another file, comment or key is refused', async () => {
    expect(minisign('-G', '-W', '-p', file('k.pub'), '-s', file('k.key')).status).toBe(0);
    expect(minisign('-G', '-W', '-p', file('o.pub'), '-s', file('o.key')).status).toBe(0);
    await signLists(file('k.key'));
    const check = (key: string) => minisign('-V', '-p', file(key), '-m', file('lists')).status;
    expect(check('k.pub')).toBe(0);
    expect(check('o.pub')).not.toBe(0);
    const text = readFileSync(file('lists.minisig'), 'utf8');
    writeFileSync(file('lists.minisig'), text.replace('seq:7', 'seq:8'));
    expect(check('k.pub')).not.toBe(0);
    writeFileSync(file('lists.minisig'), text);
    writeFileSync(file('lists'), '11  current/x\n');
    expect(check('k.pub')).not.toBe(0);
  });
});

function messageOf(act: () => void): string {
  try {
    act();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return 'nothing was thrown';
}
