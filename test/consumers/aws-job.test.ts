// aws-prefix-list.job: the real AWS CLI against a stand-in for EC2 on loopback.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithTools } from '../real-tools.ts';
import { LIST_ID, type StandIn, startStandIn } from './ec2-stand-in.ts';
import { done, type Job, refused, shippedJob } from './job.ts';
import { here, type Place } from './place.ts';
import { copyOf, plain, releases } from './releases.ts';

/** No credentials and no settings of the user are read, and nothing but the stand-in is reached. */
const ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
};

describeWithTools('aws-prefix-list.job', ['curl', 'minisign', 'aws'], () => {
  let place: Place;
  let ec2: StandIn;
  let job: Job;
  beforeAll(async () => {
    place = await here();
    ec2 = await startStandIn();
    job = shippedJob('aws-prefix-list.job', place, {
      PREFIX_LIST_ID: LIST_ID,
      ENDPOINT_URL: ec2.url,
      WAIT_SECONDS: 0,
      MAX_COUNT: 1_000,
      MAX_SHRINK_PERCENT: 100,
    });
    const exported = Object.entries(ENVIRONMENT).map(([name, value]) => `export ${name}=${value}\n`);
    job.append(exported.join(''));
  });
  afterAll(async () => {
    ec2.close();
    await place.close();
  });
  const held = () => [...ec2.entries].sort();

  let many: readonly string[];
  test('more than a hundred changes in several calls: no entry that stays is missing in between', async () => {
    const [first] = await releases();
    const before = plain(first, 'streaming', 'ipv4.txt');
    const kept = before.slice(2);
    const added = Array.from({ length: 130 }, (_, i) => `43.${10 + (i >> 6)}.${2 * (i & 63)}.0/24`);
    many = [...added, ...kept].sort();
    const tree = copyOf(first);
    await tree.publish('streaming', 'ipv4.txt', `${many.join('\n')}\n`);
    place.serve(tree);
    for (const cidr of before) ec2.entries.add(cidr);
    ec2.maxEntries = many.length;
    const least = ec2.watch(kept);
    expect(done(await job.run())).toMatch(/release 1 applied, 136 entries/);
    expect(held()).toEqual(many);
    // The second call has room for 28 only, since 108 of 136 are taken; what it removes makes room for the third.
    expect(ec2.changes.splice(0)).toEqual([
      { added: 100, removed: 0 },
      { added: 28, removed: 2 },
      { added: 2, removed: 0 },
    ]);
    expect(least()).toBe(kept.length);
  });

  test('unchanged: nothing is changed', async () => {
    expect(done(await job.run())).toBe('test: unchanged, release 1');
    expect(ec2.changes).toEqual([]);
  });

  test('a list that does not fit MaxEntries: refused, and what was there stays', async () => {
    place.serve((await releases())[1]);
    ec2.maxEntries = 8;
    expect(refused(await job.run(), job)).toMatch(
      /9 entries do not fit MaxEntries 8 of pl-.*the last good list stays$/,
    );
    ec2.maxEntries = many.length;
    expect(held()).toEqual(many);
  });

  test('a version that another one changed: refused, and what was there stays', async () => {
    ec2.isContested = true;
    expect(refused(await job.run(), job)).toMatch(
      /cannot be applied: .*PrefixListVersionMismatch.*the last good list stays$/,
    );
    expect(held()).toEqual(many);
    expect(ec2.changes).toEqual([]);
  });
});
