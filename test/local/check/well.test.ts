// `check` where all is well: exit 0, over IPv4 alone and over both families, direct and through a proxy.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { needsOf } from '../../../shared/check/target.ts';
import { REQUIREMENTS } from '../../../shared/requirements/catalogue.ts';
import { rulesOf } from '../../../shared/requirements/rule.ts';
import { describeWithTool } from '../../real-tools.ts';
import { type Run, temporaryFolder } from '../command/run.ts';
import { makeCertificates } from './certificates.ts';
import { startDns } from './dns-server.ts';
import { type Running, showing, startProxy, takingUdp } from './servers.ts';
import { concernedBy, documentOf, REGION, runCheck } from './stage.ts';

const HEALTH = ['drp-nrt.amazonworkspaces.com', `drp-workspaces.${REGION}.api.aws`];
const ENDPOINT = `privatelink.prod.${REGION}.highlander.aws.a2z.com`;
const rules = rulesOf(REQUIREMENTS, REGION, needsOf(['d-1234567890'], ['saml', 'smart-card', 'ipv6']));
const NAMES = [...new Set(rules.flatMap(({ destination }) => destination.domains))].filter(
  (name) => !name.includes('*'),
);

const temporary = temporaryFolder();
const closers: (() => void)[] = [temporary.remove];
afterAll(() => {
  for (const close of closers) close();
});

describeWithTool('all is well', 'openssl', () => {
  let good: Running;
  let check = (_: readonly string[], __ = false): Promise<Run> => Promise.reject(new Error('no world yet'));

  beforeAll(async () => {
    const kept = <T extends { readonly close: () => void }>(server: T) => {
      closers.unshift(server.close);
      return server;
    };
    const { pairs, trusted } = makeCertificates(temporary.path, NAMES);
    good = kept(await showing(pairs.amazon));
    const udp = kept(await takingUdp());
    const proxy = kept(await startProxy(() => ({ to: good.place })));
    const dns = kept(
      await startDns({
        ...Object.fromEntries(NAMES.map((name) => [name, { addresses: ['52.0.0.1', '2600::1'] }])),
        [HEALTH[0] ?? '']: { addresses: ['52.0.0.2', '52.0.0.3'] },
        [HEALTH[1] ?? '']: { addresses: ['52.0.0.2', '2600::2'] },
        [ENDPOINT]: { addresses: ['10.0.21.217'] },
        'proxy.example': { addresses: ['10.1.1.1'] },
      }),
    );
    const places = {
      ...Object.fromEntries([443, 4172, 4195].map((port) => [`*:${port}`, good.place])),
      '*:3128': proxy.place,
    };
    const stage = {
      dns: [dns.place],
      places,
      udp: { '*:4172': udp.place, '*:4195': udp.place, '*:443': udp.place },
    };
    check = (args, hasIpv6 = false) =>
      runCheck(temporary.path, { ...stage, machine: { hasIpv4: true, hasIpv6 } }, args, trusted);
  });

  test.each([
    ['direct', [], ['ipv4-only', 'udp-sent', 'wildcards']],
    ['of a directory', ['--directory', 'd-1234567890'], ['ipv4-only', 'udp-sent', 'wildcards']],
    ['through a proxy', ['--proxy', 'proxy.example:3128'], ['ipv4-only', 'udp-sent', 'wildcards']],
    [
      'through PrivateLink',
      ['--privatelink', ENDPOINT],
      ['ipv4-only', 'privatelink-network-check', 'udp-sent', 'wildcards'],
    ],
  ])('%s: only notes, and exit 0', async (_, args, notes) => {
    const document = documentOf(await check([...args, '--json']), 0);
    expect(document.findings.map(({ code }) => code).sort()).toEqual(notes);
    expect(document.findings.every(({ state, rules: rows }) => state === 'note' && rows.length === 0)).toBe(
      true,
    );
    expect([document.reached, document.tried > 30]).toEqual([document.tried, true]);
  });

  test('IPv6 is tried where there is some, and then nothing is said of IPv4 alone', async () => {
    const document = documentOf(await check(['--json'], true), 0);
    const sent = document.findings
      .find(({ code }) => code === 'udp-sent')
      ?.destinations.map(({ address }) => address);
    expect(sent).toContain('2600::2');
    expect(concernedBy(document, 'ipv4-only')).toEqual([]);
    expect(document.findings.map(({ code }) => code)).not.toContain('ipv4-only');
  });

  test.each([
    ['en', 'everything that could be checked is reachable'],
    ['ja', '確認できるものはすべて到達できます'],
  ])('as text in %s', async (lang, words) => {
    expect((await check(['--lang', lang])).stdout).toContain(words);
  });
});
