// Prefixes and names that no signature makes right, and bounds that are just kept.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithTools } from '../real-tools.ts';
import { newCopyingJob } from './copying-job.ts';
import { done, type JobSettings, refused } from './job.ts';
import { here, type Place } from './place.ts';
import { copyOf, releases } from './releases.ts';

/** What may not be in a list, by what is said of it. */
const BAD: readonly (readonly [says: RegExp, entries: readonly string[]])[] = [
  [
    /has a prefix that is none, or none of the Internet/,
    [
      '18.180.178.1/24',
      '256.1.1.0/24',
      '018.1.1.0/24',
      '18.1.1.0/33',
      '18.1.1/24',
      '::/0',
      'fd00::/48',
      'a/b',
      ' 1.2.3.0/24',
    ],
  ],
  [/wider than/, ['0.0.0.0/0', '16.0.0.0/4', '18.180.160.0/19', '2600::/35', '2000::/3']],
  [
    /reserved space/,
    [
      '10.1.0.0/24',
      '100.127.255.255/32',
      '169.254.169.254/32',
      '172.31.0.0/20',
      '192.168.7.0/24',
      '198.19.0.0/24',
      '203.0.113.9/32',
      '224.0.0.0/24',
      '255.255.255.255/32',
      '2001:db8::/48',
      '2001:1ff::/48',
      '2002:102:304::/48',
      '3fff:fff::/36',
    ],
  ],
  [
    /neither prefix nor name/,
    ['18.180.178.1', 'com', 'UPPER.example.com', '-a.example.com', 'a..example.com', 'x'],
  ],
];

const GOOD = [
  '18.180.176.0/20',
  '11.0.0.0/32',
  '100.128.0.0/24',
  '172.32.0.0/24',
  '2600::/36',
  '2001:200::/48',
  '2001:db9::/48',
  '3fff:1000::/36',
  '2600:1f18::1/128',
];

describeWithTools('rangewatch-fetch, entries', ['curl', 'minisign'], () => {
  let place: Place;
  beforeAll(async () => {
    place = await here();
  });
  afterAll(() => place.close());
  const runWith = async (text: string, settings: JobSettings = {}) => {
    const tree = copyOf((await releases())[0]);
    await tree.publish('streaming', 'ipv4.txt', text);
    place.serve(tree);
    const job = newCopyingJob(place, settings);
    return { job, run: await job.run() };
  };

  test.each(BAD.flatMap(([says, entries]) => entries.map((entry) => [entry, says] as const)))(
    '%s: refused',
    async (entry, says) => {
      const { job, run } = await runWith(`18.180.178.0/24\n${entry}\n`);
      expect(refused(run, job)).toMatch(says);
      expect(job.copied()).toBe(undefined);
    },
  );
  test('what is just within the bounds is taken', async () => {
    expect(done((await runWith(`${GOOD.join('\n')}\n`)).run)).toMatch(/9 entries$/);
  });
  test('a bound can be changed', async () => {
    const { run } = await runWith('18.180.0.0/15\n', { WIDEST_IPV4: 15 });
    expect(done(run)).toMatch(/1 entries$/);
  });
});
