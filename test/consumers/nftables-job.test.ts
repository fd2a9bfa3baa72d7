// nftables.job against a real nft: the sets of the kernel, read back after each step.
import { fine } from '../local/command/run.ts';
import { describeWithTools } from '../real-tools.ts';
import { nftSetsHeld } from '../shared/formats/kernel.ts';
import { shippedJob } from './job.ts';
import { tellStory } from './kernel-job.ts';
import { apart } from './place.ts';
import { plain } from './releases.ts';

describeWithTools('nftables.job', ['network', 'minisign', 'nft'], () => {
  tellStory(async () => {
    const place = await apart();
    const run = async (...words: readonly string[]) => fine(await place.run('nft', ...words));
    // Another table and another set, which must stay as they are.
    await run('add table inet filter; add set inet filter mine { type ipv4_addr; }');
    await run('add element inet filter mine { 192.0.2.7 }');
    return {
      place,
      job: shippedJob('nftables.job', place, { MIN_COUNT: 1 }),
      list: 'streaming',
      file: 'nftables.nft',
      held: async () => {
        const { mine, ...held } = nftSetsHeld(await run('-j', 'list', 'sets'));
        if (mine?.join() !== '192.0.2.7/32') throw new Error('another set was changed');
        return Object.values(held).flat().sort();
      },
      expected: (tree) => plain(tree, 'streaming', 'ipv4.txt', 'ipv6.txt'),
      spoil: (text) => `${text}flush set inet filter mine\n`,
      lose: async () => {
        await run('flush set inet filter ws-apne1-stream-4');
      },
    };
  });
});
