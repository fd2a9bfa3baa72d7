// TLS: only a certificate of the right host, in its time, by an authority that is trusted, leads to a feed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { failed, fine, rangewatch } from '../local/command/run.ts';
import { BASE, received } from '../world/feeds.ts';
import { type Certificate, HAS_OPENSSL, makeCertificates } from './certificates.ts';
import { endServers, refusalFrom, serve } from './loopback.ts';

const reason = HAS_OPENSSL ? '' : ' (skipped: there is no openssl here to make certificates with)';

describe.skipIf(!HAS_OPENSSL)(`a server over TLS${reason}`, () => {
  let folder: string;
  let made: ReturnType<typeof makeCertificates>;
  let requests: number;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rangewatch-'));
    made = makeCertificates(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(endServers);

  const serveWith = (certificate: Certificate) => {
    requests = 0;
    return serve((_, response) => {
      requests++;
      response.end(received(0, BASE).bytes);
    }, certificate);
  };
  /** The command, which trusts the authority: the list, or the one line of an error. */
  const list = async (certificate: Certificate) => {
    const what = ['--region', 'ap-northeast-1', '--list', 'web', '--format', 'plain', '--family', 'ipv4'];
    const args = ['allowlist', '--feed', await serveWith(certificate), ...what];
    return rangewatch(args, { NODE_EXTRA_CA_CERTS: made.authority });
  };

  test('with a good certificate is believed', async () => {
    expect(fine(await list(made.good))).toBe('13.230.0.0/15\n');
  });

  test.each([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['ofAnotherHost', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['selfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ] as const)('with a certificate that is %s is not, though the authority is trusted', async (name, why) => {
    expect(failed(await list(made[name]), 1)).toContain(`found ${why}, expected the feed`);
    expect(requests).toBe(0);
  });

  test.each(['selfSigned', 'good'] as const)('that nobody trusts (%s) is asked for nothing', async (name) => {
    expect((await refusalFrom(await serveWith(made[name]))).code).toBe('feed-unreachable');
    expect(requests).toBe(0);
  });
});
