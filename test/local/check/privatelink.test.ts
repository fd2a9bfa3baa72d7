// `check --privatelink`: the endpoint's name, address and ports, and what the client's own network check will say.
import { afterAll, expect, test } from 'vitest';
import { failed, temporaryFolder } from '../command/run.ts';
import { type DnsAnswer, startDns } from './dns-server.ts';
import { recorder } from './produced.ts';
import { closedPort, silent, takingUdp } from './servers.ts';
import { concernedBy, documentOf, findingsOf, REGION, runCheck } from './stage.ts';

const SHARED = `privatelink.prod.${REGION}.highlander.aws.a2z.com`;
const OWN = `vpce-0abc.prod.highlander.${REGION}.vpce.amazonaws.com`;
const temporary = temporaryFolder();
const record = recorder('privatelink');
afterAll(temporary.remove);

/** A check of an endpoint that DNS knows so; its TCP 443 is open, its 4195 is not. */
async function checked(name: string, answer: DnsAnswer, more: Readonly<Record<string, DnsAnswer>> = {}) {
  const [open, udp, dns] = [await silent(), await takingUdp(), await startDns({ [name]: answer, ...more })];
  const stage = {
    dns: [dns.place],
    places: { '10.0.21.217:443': open.place, '10.0.21.217:4195': await closedPort(), '*:4172': open.place },
    udp: { '*:443': udp.place, '*:4195': udp.place, '*:4172': udp.place },
  };
  try {
    const run = await runCheck(temporary.path, stage, ['--json', '--privatelink', name]);
    const document = documentOf(run, 3);
    record.note(document.findings.map(({ code }) => code));
    return document;
  } finally {
    for (const { close } of [open, udp, dns]) close();
  }
}

const PRIVATE: DnsAnswer = { addresses: ['10.0.21.217'] };

test.each([SHARED, OWN])(
  '%s at a private address: its closed port is the firewall’s, with the rules',
  async (name) => {
    const document = await checked(name, PRIVATE);
    const refused = findingsOf(document, 'tcp-refused').filter(({ requirements }) =>
      requirements.includes('privatelink-domains'),
    );
    expect(refused.map(({ owner, state }) => [owner, state])).toEqual([['firewall', 'needed']]);
    expect(refused[0]?.destinations).toEqual([
      { host: name, port: 4195, protocol: 'tcp', address: '10.0.21.217' },
    ]);
    expect(
      refused[0]?.rules.map(({ destination, protocol, ports }) => [destination, protocol, ports]),
    ).toEqual([
      [name, 'tcp', [443, 4195]],
      [name, 'udp', [443, 4195]],
    ]);
    expect(findingsOf(document, 'privatelink-other-name')).toEqual([]);
    expect(findingsOf(document, 'privatelink-own-name')).toEqual([]);
  },
);

test('health-check servers are no longer needed, and the network check of clients fails without them', async () => {
  const document = await checked(SHARED, PRIVATE);
  const health = document.findings.filter(({ destinations }) =>
    destinations.some(({ host }) => host === 'drp-nrt.amazonworkspaces.com'),
  );
  expect(health.map(({ code, state }) => [code, state])).toEqual([['dns-nxdomain', 'conditional']]);
  const [note] = findingsOf(document, 'privatelink-network-check');
  expect([note?.state, note?.requirements]).toEqual(['note', ['health-check']]);
  // Sign-in still goes to the internet.
  const needed = findingsOf(document, 'dns-nxdomain').find(({ state }) => state === 'needed');
  expect(needed?.requirements).toEqual(['captcha', 'user-login-pages', 'directory-settings', 'ws-broker']);
});

test('a name that does not resolve, as without private DNS', async () => {
  const document = await checked(SHARED, { rcode: 'nxdomain' });
  const found = findingsOf(document, 'privatelink-unresolved');
  expect(found.map(({ owner, detail }) => [owner, detail])).toEqual([['dns', 'nxdomain']]);
  expect(concernedBy(document, 'privatelink-unresolved')).toEqual([SHARED]);
});

test('a public address', async () => {
  const found = findingsOf(await checked(SHARED, { addresses: ['54.240.0.1'] }), 'privatelink-public');
  expect(found.map(({ owner, detail }) => [owner, detail])).toEqual([['dns', '54.240.0.1']]);
});

test.each([
  `vpce-0abc.workspaces.${REGION}.vpce.amazonaws.com`,
  `vpce-0abc.workspaces-web.${REGION}.vpce.amazonaws.com`,
  'privatelink.prod.us-east-1.highlander.aws.a2z.com',
])('%s looks like it and is another', async (name) => {
  const found = findingsOf(await checked(name, PRIVATE), 'privatelink-other-name');
  expect(found.map(({ owner, state }) => [owner, state])).toEqual([['aws', 'needed']]);
  expect(found[0]?.seen).toContain(`com.amazonaws.${REGION}.highlander`);
});

test('a name of one’s own cannot be judged', async () => {
  const document = await checked('desktops.example.co.jp', PRIVATE);
  expect(findingsOf(document, 'privatelink-own-name').map(({ state }) => state)).toEqual(['note']);
});

test.each(['10.0.0.1', 'no name', 'https://x.example/'])('--privatelink %s is wrong usage', async (host) => {
  expect(failed(await runCheck(temporary.path, {}, ['--privatelink', host]), 2)).toContain('DNS name');
});

record.testAll();
