// `check` behind proxies that play each way to refuse, by name, and behind proxies that are not there.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckDocument } from '../../../shared/check/document.ts';
import { describeWithTool } from '../../real-tools.ts';
import { failed, temporaryFolder } from '../command/run.ts';
import { makeCertificates } from './certificates.ts';
import { startDns } from './dns-server.ts';
import { recorder } from './produced.ts';
import { closedPort, type ProxyAct, type Running, showing, startProxy } from './servers.ts';
import { concernedBy, documentOf, findingsOf, REGION, runCheck } from './stage.ts';

const PROXY = ['--json', '--proxy', 'http://proxy.example:3128'];
const temporary = temporaryFolder();
const closers: (() => void)[] = [temporary.remove];
const record = recorder('proxy');
afterAll(() => {
  for (const close of closers) close();
});

function kept<T extends { readonly close: () => void }>(server: T): T {
  closers.unshift(server.close);
  return server;
}

/** A check behind a proxy that runs there. */
async function behind(proxy: Running | { readonly place: string }, trusted?: string) {
  const dns = kept(await startDns({ 'proxy.example': { addresses: ['10.1.1.1'] } }));
  const stage = { dns: [dns.place], places: { '10.1.1.1:3128': proxy.place } };
  return runCheck(temporary.path, stage, PROXY, trusted);
}

const DENIED = 'opfcaptcha-prod.s3.amazonaws.com';
const GATEWAY = `${REGION}.signin.aws`;
const STATUS = `${REGION}.signin.aws.amazon.com`;
const SILENT = `${REGION}.sso.signin.aws`;
const GARBAGE = `${REGION}.apps.signin.aws`;
const PASSWORD = 'd32i4gd7pg4909.cloudfront.net';
const INSPECTED = 'd21ui22avrxoh6.cloudfront.net';

describeWithTool('a proxy that treats each name in its own way', 'openssl', () => {
  let document: CheckDocument;
  let asked: readonly string[] = [];

  beforeAll(async () => {
    const names = [INSPECTED, 'clients.amazonworkspaces.com', 'fls-na.amazon.com'];
    const { pairs, trusted } = makeCertificates(temporary.path, names);
    const [good, inspecting] = [kept(await showing(pairs.amazon)), kept(await showing(pairs.inspection))];
    const acts: Readonly<Record<string, ProxyAct>> = {
      [DENIED]: { status: 403 },
      [GATEWAY]: { status: 503 },
      [STATUS]: { status: 418 },
      [SILENT]: 'silence',
      [GARBAGE]: 'garbage',
      [PASSWORD]: {
        status: 407,
        headers: 'proxy-authenticate: Negotiate\r\nproxy-authenticate: Basic realm="x"\r\n',
      },
      [INSPECTED]: { to: inspecting.place },
    };
    const proxy = kept(await startProxy((name) => acts[name] ?? { to: good.place }, 200));
    asked = proxy.asked;
    document = documentOf(await behind(proxy, trusted), 3);
    record.note(document.findings.map(({ code }) => code));
  });

  test.each([
    ['proxy-denied', DENIED],
    ['proxy-gateway', GATEWAY],
    ['proxy-status', STATUS],
    ['proxy-silent', SILENT],
    ['proxy-other-protocol', GARBAGE],
    ['proxy-credentials', PASSWORD],
    ['tls-other-issuer', INSPECTED],
  ])('%s: %s, the business of the proxy, with the rule', (code, host) => {
    const [finding, ...more] = findingsOf(document, code);
    expect(more).toEqual([]);
    expect([finding?.owner, finding?.destinations.map((each) => each.host)]).toEqual(['proxy', [host]]);
    expect(finding?.rules.map(({ destination, ports }) => [destination, ports])).toEqual([[host, [443]]]);
  });

  test('says how the proxy wants to be signed in to, and with what else it answered', () => {
    expect(findingsOf(document, 'proxy-credentials')[0]?.detail).toBe('Negotiate, Basic');
    expect(findingsOf(document, 'proxy-status')[0]?.seen).toContain('418');
  });

  test('what the proxy lets through is named nowhere', () => {
    const named = document.findings.flatMap(({ destinations }) => destinations.map(({ host }) => host));
    expect(named).not.toContain('clients.amazonworkspaces.com');
  });

  test('names are left to the proxy to resolve, and health checks never go to it', () => {
    expect(concernedBy(document, 'dns-nxdomain')).toEqual([
      'drp-nrt.amazonworkspaces.com',
      `drp-workspaces.${REGION}.api.aws`,
    ]);
    expect(asked.filter((line) => line.includes('drp-'))).toEqual([]);
  });

  test('the metadata service must not be had through the proxy', () => {
    expect(asked).toContain('GET http://169.254.169.254/');
    const [finding] = findingsOf(document, 'proxy-metadata');
    expect([finding?.owner, finding?.requirements]).toEqual(['proxy', ['mgmt-out-imds']]);
  });
});

describe('metadata', () => {
  test.each([
    [401, 1],
    [403, 0],
    [407, 0],
    [502, 0],
  ])('a proxy that answers %i: findings %i', async (status, count) => {
    const proxy = kept(await startProxy(() => ({ status: 403 }), status));
    expect(findingsOf(documentOf(await behind(proxy), 3), 'proxy-metadata')).toHaveLength(count);
  });
});

describe('a proxy that is not there', () => {
  test('refuses: one finding, and none for each name', async () => {
    const document = documentOf(await behind({ place: await closedPort() }), 3);
    record.note(document.findings.map(({ code }) => code));
    const [finding] = findingsOf(document, 'proxy-unreachable');
    expect([finding?.owner, finding?.detail]).toEqual([
      'proxy',
      'proxy.example:3128: refused (ECONNREFUSED)',
    ]);
    expect(
      document.findings.flatMap(({ destinations }) => destinations).filter(({ port }) => port === 443),
    ).toEqual([]);
  });

  test('has no name', async () => {
    const dns = kept(await startDns({}));
    const document = documentOf(await runCheck(temporary.path, { dns: [dns.place] }, PROXY), 3);
    record.note(document.findings.map(({ code }) => code));
    const [finding] = findingsOf(document, 'proxy-unresolved');
    expect([finding?.owner, finding?.detail]).toEqual(['dns', 'proxy.example:3128: nxdomain']);
  });
});

test.each([
  ['https://proxy:3128', 'http://HOST:PORT'],
  ['http://user:secret@proxy:3128', 'cannot give'],
  ['socks5://proxy', 'http://HOST:PORT'],
  ['http://proxy:3128/path', 'http://HOST:PORT'],
])('--proxy %s is wrong usage', async (proxy, words) => {
  const line = failed(await runCheck(temporary.path, {}, ['--proxy', proxy]), 2);
  expect(line).toContain(words);
  expect(line).not.toContain('secret');
});

describeWithTool('the table', 'openssl', record.testAll);
