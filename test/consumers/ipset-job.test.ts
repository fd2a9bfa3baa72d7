// ipset.job against a real ipset: the sets of the kernel, read back after each step.
import { fine } from '../local/command/run.ts';
import { describeWithTools } from '../real-tools.ts';
import { ipsetsHeld } from '../shared/formats/kernel.ts';
import { shippedJob } from './job.ts';
import { tellStory } from './kernel-job.ts';
import { apart } from './place.ts';
import { plain } from './releases.ts';

describeWithTools('ipset.job', ['network', 'minisign', 'ipset'], () => {
  tellStory(async () => {
    const place = await apart();
    const run = async (...words: readonly string[]) => fine(await place.run('ipset', ...words));
    await run('create', 'mine', 'hash:ip');
    return {
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
  });
});
