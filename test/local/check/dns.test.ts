// `check` where no DNS server runs, and where the time runs out.
import { afterAll, expect, test } from 'vitest';
import { temporaryFolder } from '../command/run.ts';
import { startDns } from './dns-server.ts';
import { recorder } from './produced.ts';
import { closedUdpPort, startProxy } from './servers.ts';
import { concernedBy, documentOf, findingsOf, runCheck } from './stage.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);
const record = recorder('dns');

test('no DNS server at the address that is set: its business, and the address is shown', async () => {
  const place = await closedUdpPort();
  const document = documentOf(await runCheck(temporary.path, { dns: [place] }, ['--json']), 3);
  const found = findingsOf(document, 'dns-no-server');
  expect(found.map(({ owner, state }) => [owner, state])).toEqual([
    ['dns', 'needed'],
    ['dns', 'conditional'],
  ]);
  expect(found[0]?.seen).toContain(place);
  expect(found[0]?.rules).toEqual([]);
  expect(document.reached).toBe(0);
  record.note(document.findings.map(({ code }) => code));
});

test('what there was no time for is told as unfinished, and not as silent', async () => {
  const slow = { addresses: ['52.0.0.1'], afterMs: 1_500 };
  const dns = await startDns({
    'proxy.example': slow,
  });
  // It answers neither a plain request nor CONNECT: each waits as long as it may.
  const proxy = await startProxy(() => 'silence', null);
  const stage = { dns: [dns.place], places: { '52.0.0.1:3128': proxy.place } };
  try {
    const args = ['--json', '--proxy', 'http://proxy.example:3128'];
    const document = documentOf(await runCheck(temporary.path, stage, args), 3);
    record.note(document.findings.map(({ code }) => code));
    expect(concernedBy(document, 'unfinished')).toContain('fls-na.amazon.com TCP 443');
    expect(findingsOf(document, 'proxy-silent')).toEqual([]);
  } finally {
    dns.close();
    proxy.close();
  }
});

record.testAll();
