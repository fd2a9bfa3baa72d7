// Signing by a key in AWS KMS: the bundle of publish against a stand-in on loopback, with Debian's minisign as judge.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { verifyEd25519 } from '../../functions/adapters/ed25519.ts';
import { kmsSigner } from '../../functions/adapters/kms-signer.ts';
import { samplePublications } from '../../local/sample/sample-feed.ts';
import { parsePublicKey } from '../../shared/release/minisign-read.ts';
import { fine, rangewatchHere } from '../local/command/run.ts';
import { describeWithMinisign } from '../real-minisign.ts';
import { SCHEDULED } from './events.ts';
import { KEY_ARN, startKmsStandIn } from './kms-stand-in.ts';
import { startStack } from './stack-on-loopback.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closers.splice(0)) await close();
});

async function kms(given?: Parameters<typeof startKmsStandIn>[0]) {
  const standIn = await startKmsStandIn(given);
  closers.push(standIn.stop);
  vi.stubEnv('AWS_ENDPOINT_URL_KMS', standIn.url);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  return standIn;
}

describe('a key in KMS', () => {
  it('signs a message as it is, in its own Region, and its public half is printed', async () => {
    const { asked } = await kms();
    const { keyId, sign } = kmsSigner(KEY_ARN);
    const message = Buffer.alloc(4_096, 7);
    const signature = await sign(message);
    const publicKey = parsePublicKey(fine(await rangewatchHere(['public-key', KEY_ARN])), 'printed');
    expect(publicKey.keyId).toEqual(keyId);
    expect(verifyEd25519(publicKey.key, message, signature)).toBe(true);
    expect(asked).toEqual(['TrentService.Sign eu-west-1/kms', 'TrentService.GetPublicKey eu-west-1/kms']);
  });

  it('of another kind is refused, and so is an answer that is no signature', async () => {
    await kms({ keySpec: 'ECC_NIST_P256', signatureBytes: 63 });
    const run = await rangewatchHere(['public-key', KEY_ARN]);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toMatch(/ECC_NIST_P256.*--key-spec ECC_NIST_EDWARDS25519 \[config-value\]\n$/);
    await expect(kmsSigner(KEY_ARN).sign(Buffer.from('x'))).rejects.toThrow(/63 bytes.*\[config-value\]$/);
  });

  it.each(['alias/lists', 'arn:aws:kms:eu-west-1:111122223333:alias/lists', ''])(
    'is not named by %j',
    async (text) => {
      expect(() => kmsSigner(text)).toThrow(/\[config-value\]$/);
      const run = await rangewatchHere(['public-key', text]);
      expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('arn:aws:kms:') });
    },
  );
});

describeWithMinisign('publish with a key in KMS', () => {
  it('makes a signature that minisign takes, once, and goes on when KMS answers again', async () => {
    const stack = await startStack();
    closers.push(stack.stop);
    const { url, asked, refuseWith } = await kms();
    stack.serve(samplePublications()[0]?.bytes ?? Buffer.alloc(0));
    await stack.start('watch').invoke(SCHEDULED);
    const publish = stack.start('publish', { SIGNING_KEY_ARN: KEY_ARN, AWS_ENDPOINT_URL_KMS: url });
    refuseWith('DisabledException');
    expect(await publish.invoke(SCHEDULED)).toMatchObject({ error: { name: 'DisabledException' } });
    expect((await fetch(`${stack.baseUrl}/version.json`)).status).toBe(404);
    refuseWith(undefined);
    expect(await publish.invoke(SCHEDULED)).toMatchObject({ answer: { shownSeq: 1, alertsSent: 1 } });
    const publicKey = fine(await rangewatchHere(['public-key', KEY_ARN]));
    const signature = await judged(stack.baseUrl, publicKey);
    expect(signature).toContain('seq:1');
    // A run that changes nothing asks once, to see that the signature is still its own.
    asked.length = 0;
    expect(await publish.invoke(SCHEDULED)).toMatchObject({ answer: { filesWritten: 0 } });
    expect(asked).toEqual(['TrentService.Sign eu-west-1/kms']);
  }, 180_000);
});

/** What minisign says of SHA256SUMS and its signature; fails where it refuses them. */
async function judged(baseUrl: string, publicKey: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'rangewatch-signing-'));
  closers.push(() => rmSync(folder, { recursive: true }));
  for (const name of ['SHA256SUMS', 'SHA256SUMS.minisig']) {
    const answer = await fetch(`${baseUrl}/${name}`);
    expect(answer.status, name).toBe(200);
    writeFileSync(join(folder, name), new Uint8Array(await answer.arrayBuffer()));
  }
  writeFileSync(join(folder, 'minisign.pub'), publicKey);
  const args = ['-V', '-p', 'minisign.pub', '-m', 'SHA256SUMS'];
  const { status, stdout, stderr } = spawnSync('minisign', args, { cwd: folder, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  writeFileSync(join(folder, 'SHA256SUMS'), 'other\n');
  expect(spawnSync('minisign', args, { cwd: folder }).status).not.toBe(0);
  return stdout;
}
