// `check` in network namespaces of its own, at the very addresses of health-check servers: packets that nft drops, routes
// that forbid, no network at all. Nothing stands in for anything but the feed, and nothing of this machine is changed.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CheckDocument } from '../../../shared/check/document.ts';
import { describeWithTools, NAMESPACE, TOOL_ENVIRONMENT } from '../../real-tools.ts';
import { type Run, run, temporaryFolder } from '../command/run.ts';
import { BASE, feedText } from '../command/small-feed.ts';
import { recorder } from './produced.ts';
import { documentOf, findingsOf } from './stage.ts';

const ENTRY = fileURLToPath(new URL('../../../local/rangewatch.mjs', import.meta.url));
const temporary = temporaryFolder();
const FEED = join(temporary.path, 'feed.json');
writeFileSync(
  FEED,
  feedText([
    ...BASE,
    ['3.192.0.0/10', 'us-east-1', 'AMAZON'],
    ['34.192.0.0/10', 'us-east-1', 'AMAZON'],
    ['52.200.0.0/13', 'us-east-1', 'AMAZON'],
  ]),
);
const record = recorder('namespace');
afterAll(temporary.remove);

/** An interface that leads nowhere: its other end is in the same namespace, and nobody answers there. */
const CABLE = [
  'ip link set lo up',
  'ip link add v0 type veth peer name v1',
  'ip addr add 192.168.7.2/24 dev v0',
  'ip link set v0 up',
  'ip link set v1 up',
];

const GATEWAY = ['ip route add default via 192.168.7.1'];

/** Runs `check` after some commands. */
function checkAfter(commands: readonly string[], args: readonly string[]): Promise<Run> {
  const line = [...commands, 'exec "$@"'].join(' && ');
  const [unshare = '', ...options] = NAMESPACE.split(' ');
  const check = [process.execPath, ENTRY, 'check', '--region', 'us-east-1', ...args];
  return run(unshare, [...options, 'sh', '-c', line, 'sh', ...check], TOOL_ENVIRONMENT);
}

/** Servers of us-east-1, by what becomes of packets to them. */
const DROPPED = '3.209.215.252';
const UNREACHABLE = '3.212.50.30';
const FORBIDDEN = '3.225.55.35';
const BLACK_HOLE = '3.226.24.234';
const LOCALLY_DENIED = '34.200.29.95';
const REFUSED = '52.200.219.150';

const nft = (chain: 'in' | 'out', rule: string) => `nft add rule inet t ${chain} ${rule}`;

/** On loopback, so that packets go the whole way, and what is said to them comes back as it does from afar. */
const HERE = [DROPPED, UNREACHABLE, LOCALLY_DENIED, REFUSED];

/** Answers come back to the same address, and must not meet the same rule. */
const ASKED = '"th dport { 4172, 4195 }"';

const WORLD = [
  ...CABLE,
  ...GATEWAY,
  ...HERE.map((address) => `ip addr add ${address}/32 dev lo`),
  `ip route add prohibit ${FORBIDDEN}/32`,
  `ip route add blackhole ${BLACK_HOLE}/32`,
  'nft add table inet t',
  'nft add chain inet t out "{ type filter hook output priority 0; }"',
  'nft add chain inet t in "{ type filter hook input priority 0; }"',
  nft('in', `ip daddr ${DROPPED} ${ASKED} drop`),
  nft('in', `ip daddr ${UNREACHABLE} ${ASKED} reject with icmp type admin-prohibited`),
  nft('in', `ip daddr ${LOCALLY_DENIED} meta l4proto tcp ${ASKED} reject with tcp reset`),
  nft('out', `ip daddr ${LOCALLY_DENIED} meta l4proto udp drop`),
];

describeWithTools('a network that closes each server in another way', ['network', 'nft'], () => {
  let document: CheckDocument;

  beforeAll(async () => {
    document = documentOf(await checkAfter(WORLD, ['--json', '--feed', FEED]), 3);
    record.note(document.findings.map(({ code }) => code));
  });

  test.each([
    [DROPPED, 'tcp', 'tcp-dropped', 'firewall'],
    [UNREACHABLE, 'tcp', 'tcp-unreachable', 'firewall'],
    [FORBIDDEN, 'tcp', 'tcp-denied', 'machine'],
    [BLACK_HOLE, 'tcp', 'tcp-other', 'machine'],
    [LOCALLY_DENIED, 'tcp', 'tcp-refused', 'firewall'],
    [REFUSED, 'tcp', 'tcp-refused', 'firewall'],
    [DROPPED, 'udp', 'udp-sent', 'firewall'],
    [UNREACHABLE, 'udp', 'udp-rejected', 'firewall'],
    [FORBIDDEN, 'udp', 'udp-denied', 'machine'],
    [LOCALLY_DENIED, 'udp', 'udp-denied', 'machine'],
    [REFUSED, 'udp', 'udp-rejected', 'firewall'],
  ])('%s over %s: %s, the business of %s', (host, protocol, code, owner) => {
    const named = document.findings.filter(({ destinations }) =>
      destinations.some((each) => each.host === host && each.protocol === protocol),
    );
    expect(named.map((finding) => [finding.code, finding.owner])).toEqual([[code, owner]]);
  });

  test('the rules have the address as the list of the feed has it, and the feed as its source', () => {
    const [finding] = findingsOf(document, 'tcp-dropped');
    expect(finding?.rules.map(({ destination, protocol, ports }) => [destination, protocol, ports])).toEqual([
      [`${DROPPED}/32`, 'tcp', [4172, 4195]],
      [`${DROPPED}/32`, 'udp', [4172, 4195]],
    ]);
    expect(finding?.rules[0]?.sources[0]).toMatch(/^ip-ranges\.json, syncToken \d{10}/);
  });
});

describeWithTools('a machine without a network', ['network'], () => {
  /** Nothing is timed but by the overall limit that the test's own program keeps: coreutils' `timeout`. */
  const withinTen = (commands: readonly string[], args: readonly string[]) =>
    checkAfter([...commands, 'set -- timeout 10 "$@"'], args);

  test.each([
    ['no interface is up', []],
    ['loopback alone', ['ip link set lo up']],
    ['an address, and no way out', CABLE],
  ])('%s: says so, and nothing else fails; exit 1', async (_, commands) => {
    const answer = await withinTen(commands, ['--json']);
    const document = documentOf(answer, 1);
    record.note(document.findings.map(({ code }) => code));
    expect(document.findings[0]?.code).toBe('no-network');
    expect(answer.stderr).toMatch(/^error: check: [^\n]+\[check-no-network\]\n$/);
  });

  test('a way out that swallows everything: nothing answers; exit 3', async () => {
    const document = documentOf(await checkAfter([...CABLE, ...GATEWAY], ['--json', '--feed', FEED]), 3);
    record.note(document.findings.map(({ code }) => code));
    expect(document.findings[0]?.code).toBe('no-answer');
    expect([document.reached, document.tried > 0]).toEqual([0, true]);
  });

  test('there is a `timeout` that would have ended it', () => {
    expect(spawnSync('timeout', ['0.1', 'sleep', '5']).status).toBe(124);
  });
});

describeWithTools('the table', ['network', 'nft'], record.testAll);
