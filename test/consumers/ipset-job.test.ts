// ipset.job against a real ipset: the sets of the kernel, read back after each step.
import { expect, test } from 'vitest';
import { fine } from '../local/command/run.ts';
import { describeWithTools } from '../real-tools.ts';
import { ipsetsHeld } from '../shared/formats/kernel.ts';
import { refused, shippedJob } from './job.ts';
import { type Trial, tellStory } from './kernel-job.ts';
import { apart } from './place.ts';
import { copyOf, plain, REGION, releases } from './releases.ts';

describeWithTools('ipset.job', ['network', 'minisign', 'ipset'], () => {
  let trial: Trial;
  tellStory(async () => {
    const place = await apart();
    const run = async (...words: readonly string[]) => fine(await place.run('ipset', ...words));
    await run('create', 'mine', 'hash:ip');
    trial = {
      place,
      job: shippedJob('ipset.job', place, { MIN_COUNT: 1 }),
      list: 'streaming',
      file: 'ipset.restore',
      // Whatever else there were, such as a set that was tried and left, would be seen here.
      held: async () => {
        const { mine, ...held } = ipsetsHeld(await run('save'));
        if (mine?.length !== 0) throw new Error('another set was changed');
        return Object.entries(held)
          .flatMap(([name, members]) => (/-[46]$/.test(name) ? members : [name]))
          .sort();
      },
      expected: (tree) => plain(tree, 'streaming', 'ipv4.txt', 'ipv6.txt'),
      spoil: (text) => `${text}flush mine\n`,
      lose: async () => {
        await run('destroy', 'ws-apne1-stream-4');
      },
    };
    return trial;
  });

  test('a list that ipset refuses: refused before a set in use is touched', async () => {
    const { place, job, held, expected } = trial;
    const [, second] = await releases();
    const tree = copyOf(second);
    const text = tree.read(`current/${REGION}/streaming/ipset.restore`);
    const wrong = 'add ws-apne1-stream-4-new 2406:da24:200::/48\n';
    const spoilt = text.replace('create ws-apne1-stream-6 ', `${wrong}create ws-apne1-stream-6 `);
    await tree.publish('streaming', 'ipset.restore', spoilt);
    place.serve(tree);
    expect(refused(await job.run(), job)).toMatch(
      /the check of ipset.restore failed: ipset.*last good list stays$/,
    );
    expect(await held()).toEqual(expected(second));
  });
});
