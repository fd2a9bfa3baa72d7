// `check` in a world where each name fails in another way, each server for real on loopback.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckDocument } from '../../../shared/check/document.ts';
import { describeWithTool } from '../../real-tools.ts';
import { temporaryFolder } from '../command/run.ts';
import { makeCertificates } from './certificates.ts';
import { type DnsAnswer, startDns } from './dns-server.ts';
import { recorder } from './produced.ts';
import { closedPort, closedUdpPort, cutting, showing, silent, speakingHttp, takingUdp } from './servers.ts';
import { concernedBy, documentOf, findingsOf, REGION, runCheck } from './stage.ts';

const CLOUDFRONT = 'cloudfront.net';

/** Names by what becomes of them: the code that must name each, and how. Those of `reached` are fine. */
const FATES = {
  'dns-nxdomain': 'opfcaptcha-prod.s3.amazonaws.com',
  'dns-servfail': `${REGION}.signin.aws`,
  'dns-refused': `${REGION}.signin.aws.amazon.com`,
  'dns-timeout': `${REGION}.sso.signin.aws`,
  'dns-no-address': `${REGION}.apps.signin.aws`,
  'dns-sinkhole': `d32i4gd7pg4909.${CLOUDFRONT}`,
  'dns-private': `d21ui22avrxoh6.${CLOUDFRONT}`,
  'tcp-refused': `d1cbg795sa4g1u.${CLOUDFRONT}`,
  'tls-closed': `d3s98kk2h6f4oh.${CLOUDFRONT}`,
  'tls-silent': `dyqsoz7pkju4e.${CLOUDFRONT}`,
  'tls-other-protocol': `d3v7kcib8ir2e1.${CLOUDFRONT}`,
  'tls-other-issuer': `d2c2t8mxjhq5z1.${CLOUDFRONT}`,
  'tls-name-mismatch': `ws-broker-service.${REGION}.amazonaws.com`,
  'tls-expired': `skylight-cm.${REGION}.amazonaws.com`,
  'tls-not-yet-valid': `workspaces.${REGION}.amazonaws.com`,
  'tls-untrusted': 'connectivity.amazonworkspaces.com',
} as const;

/** Whose business each is. */
const OWNERS: Readonly<Record<keyof typeof FATES, string>> = {
  'dns-nxdomain': 'dns',
  'dns-servfail': 'dns',
  'dns-refused': 'dns',
  'dns-timeout': 'dns',
  'dns-no-address': 'dns',
  'dns-sinkhole': 'dns',
  'dns-private': 'dns',
  'tcp-refused': 'firewall',
  'tls-closed': 'firewall',
  'tls-silent': 'firewall',
  'tls-other-protocol': 'firewall',
  'tls-other-issuer': 'firewall',
  'tls-name-mismatch': 'dns',
  'tls-expired': 'machine',
  'tls-not-yet-valid': 'machine',
  'tls-untrusted': 'machine',
};

/** Names of which all is well; the last stands behind an endpoint of one's own, at a private address. */
const WELL = [
  `d2td7dqidlhjx7.${CLOUDFRONT}`,
  `skylight-client-ds.${REGION}.amazonaws.com`,
  `ws-client-service.${REGION}.amazonaws.com`,
  'fls-na.amazon.com',
  'clients.amazonworkspaces.com',
];

/** Needed only by some; all of them fail. */
const CONDITIONAL = 's3.amazonaws.com';

const temporary = temporaryFolder();
const closers: (() => void)[] = [temporary.remove];
const record = recorder('names');
afterAll(() => {
  for (const close of closers) close();
});

describeWithTool('each name fails in its own way', 'openssl', () => {
  let document: CheckDocument;
  let udpTaken = () => 0;
  let run = (_: readonly string[], __?: string): ReturnType<typeof runCheck> =>
    Promise.reject(new Error('no world yet'));

  beforeAll(async () => {
    const kept = <T extends { readonly close: () => void }>(server: T) => {
      closers.unshift(server.close);
      return server;
    };
    const { pairs, trusted } = makeCertificates(temporary.path, [
      ...Object.values(FATES),
      ...WELL,
      CONDITIONAL,
    ]);
    const [good, quiet] = [kept(await showing(pairs.amazon)), kept(await silent())];
    const taking = kept(await takingUdp());
    udpTaken = taking.taken;
    const addresses: Record<string, string> = {};
    const places: Record<string, string> = {};
    const lead = (name: string, address: string, place: string) => {
      addresses[name] = address;
      places[`${address}:443`] = place;
    };
    lead(FATES['dns-sinkhole'], '0.0.0.0', good.place);
    lead(FATES['dns-private'], '10.9.9.9', await closedPort());
    lead(FATES['tcp-refused'], '52.0.0.1', await closedPort());
    lead(FATES['tls-closed'], '52.0.0.2', kept(await cutting()).place);
    lead(FATES['tls-silent'], '52.0.0.3', quiet.place);
    lead(FATES['tls-other-protocol'], '52.0.0.4', kept(await speakingHttp()).place);
    lead(FATES['tls-other-issuer'], '52.0.0.5', kept(await showing(pairs.inspection)).place);
    lead(FATES['tls-name-mismatch'], '52.0.0.6', kept(await showing(pairs.other)).place);
    lead(FATES['tls-expired'], '52.0.0.7', kept(await showing(pairs.expired)).place);
    lead(FATES['tls-not-yet-valid'], '52.0.0.8', kept(await showing(pairs.future)).place);
    lead(FATES['tls-untrusted'], '52.0.0.9', kept(await showing(pairs.stranger)).place);
    for (const [index, name] of WELL.entries()) lead(name, `52.0.1.${index}`, good.place);
    lead(WELL.at(-1) ?? '', '10.8.8.8', good.place);
    // Two health-check servers: one is open but for UDP 4195, the other for nothing but UDP.
    Object.assign(places, {
      '18.178.102.247:4172': good.place,
      '18.178.102.247:4195': good.place,
      '54.64.174.128:4172': await closedPort(),
      '54.64.174.128:4195': await closedPort(),
    });
    const udp = { '18.178.102.247:4172': taking.place, '18.178.102.247:4195': await closedUdpPort() };
    const dns = kept(
      await startDns({
        ...Object.fromEntries(
          Object.entries(addresses).map(([name, address]) => [name, { addresses: [address] }]),
        ),
        [FATES['dns-servfail']]: { rcode: 'servfail' },
        [FATES['dns-refused']]: { rcode: 'refused' },
        [FATES['dns-timeout']]: 'silence',
        [FATES['dns-no-address']]: { rcode: 'noerror' },
        'drp-nrt.amazonworkspaces.com': { addresses: ['18.178.102.247', '54.64.174.128'] },
      } satisfies Record<string, DnsAnswer>),
    );
    const stage = {
      dns: [dns.place],
      places,
      udp: { ...udp, '54.64.174.128:4172': taking.place, '54.64.174.128:4195': taking.place },
    };
    run = (args, authority = trusted) => runCheck(temporary.path, stage, args, authority);
    document = documentOf(await run(['--json']), 3);
    record.note(document.findings.map(({ code }) => code));
  });

  test.each(Object.entries(FATES))('%s: %s', (code, host) => {
    const found = findingsOf(document, code).filter(
      ({ state, destinations }) => state === 'needed' && destinations.some((each) => each.host === host),
    );
    expect(found.map(({ owner }) => owner)).toEqual([OWNERS[code as keyof typeof FATES]]);
    // And nothing else is said of it.
    const codes = document.findings.filter(({ destinations }) =>
      destinations.some((each) => each.host === host),
    );
    expect(codes.map((finding) => finding.code)).toEqual([code]);
  });

  test('what is well is named nowhere, at a private address neither', () => {
    const named = document.findings.flatMap(({ destinations }) => destinations.map(({ host }) => host));
    expect(WELL.filter((name) => named.includes(name))).toEqual([]);
  });

  test('of two health-check servers the one that refuses is named, by its address', () => {
    const refused = findingsOf(document, 'tcp-refused').flatMap(({ destinations }) => destinations);
    expect(
      refused
        .filter(({ port }) => port !== 443)
        .map(({ address, port }) => `${address}:${port}`)
        .sort(),
    ).toEqual(['54.64.174.128:4172', '54.64.174.128:4195']);
  });

  test('UDP is told as sent, where it arrived too, and as rejected where ICMP says so', () => {
    expect(udpTaken()).toBe(3);
    expect(concernedBy(document, 'udp-sent')).toHaveLength(3);
    expect(findingsOf(document, 'udp-sent').map(({ state }) => state)).toEqual(['note']);
    expect(concernedBy(document, 'udp-rejected')).toEqual(['drp-nrt.amazonworkspaces.com UDP 4195']);
  });

  test('the issuer is shown, and the rules are those of a request', () => {
    const [finding] = findingsOf(document, 'tls-other-issuer');
    expect(finding?.detail).toBe('Example ?[31mInspection, Example Gateway CA');
    expect(finding?.seen).toContain('Example Gateway CA');
    expect(finding?.rules.map(({ destination, protocol, ports }) => [destination, protocol, ports])).toEqual([
      [FATES['tls-other-issuer'], 'tcp', [443]],
    ]);
    expect(finding?.requirements).toEqual(['directory-settings']);
  });

  test('to trust the issuer of an inspection is no remedy', async () => {
    const inspection = join(temporary.path, 'inspection.pem');
    const trusting = documentOf(await run(['--json'], inspection), 3);
    expect(concernedBy(trusting, 'tls-other-issuer')).toEqual([`${FATES['tls-other-issuer']} TCP 443`]);
    // That this machine trusts it now is seen where nothing of Amazon's is trusted any more.
    expect(concernedBy(trusting, 'tls-untrusted')).toContain('fls-na.amazon.com TCP 443');
  });

  test('what only some need is told apart, with when', () => {
    const conditional = document.findings.filter(({ state }) => state === 'conditional');
    const hosts = conditional.flatMap(({ destinations }) => destinations.map(({ host }) => host));
    expect(hosts).toContain(CONDITIONAL);
    expect(conditional.every(({ conditions }) => conditions.length > 0)).toBe(true);
  });

  test('wildcards are said not to be checked, and a directory makes a name of one', async () => {
    expect(concernedBy(document, 'wildcards')).toContain('*.awsapps.com');
    const named = documentOf(await run(['--json', '--directory', 'd-1234567890']), 3);
    expect(concernedBy(named, 'wildcards')).not.toContain('*.awsapps.com');
    expect(concernedBy(named, 'dns-nxdomain')).toContain('d-1234567890.awsapps.com');
  });

  describe.each(['en', 'ja'])('as text in %s', (lang) => {
    test('says every code, and leaves no parameter open', async () => {
      const { code, stdout } = await run(['--lang', lang]);
      expect(code).toBe(3);
      expect(document.findings.filter((finding) => !stdout.includes(finding.code))).toEqual([]);
      expect(stdout).not.toMatch(/[{}]|undefined|null/);
    });
  });

  record.testAll();
});
