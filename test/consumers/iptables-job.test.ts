// iptables.job against both variants of a real iptables: the rules of the kernel, read back after each step.
import { fine } from '../local/command/run.ts';
import { describeWithTools } from '../real-tools.ts';
import { shippedJob } from './job.ts';
import { tellStory } from './kernel-job.ts';
import { apart } from './place.ts';
import { plain } from './releases.ts';

const CASES = [
  { variant: '-legacy', tool: 'iptables', program: 'iptables', file: 'iptables-ipv4.rules', chain: '4' },
  { variant: '-nft', tool: 'iptablesNft', program: 'ip6tables', file: 'iptables-ipv6.rules', chain: '6' },
] as const;

for (const { variant, tool, program, file, chain } of CASES) {
  describeWithTools(`iptables.job, ${program}${variant}`, ['network', 'minisign', tool], () => {
    tellStory(async () => {
      const place = await apart();
      const command = `${program}${variant}`;
      const run = async (...words: readonly string[]) => fine(await place.run(command, '-w', '5', ...words));
      // A chain and a rule of one's own, which must stay.
      await run('-N', 'mine');
      await run('-A', 'mine', '-j', 'RETURN');
      const job = shippedJob('iptables.job', place, { FILE: file, MIN_COUNT: 1 });
      job.set({ VARIANT: variant });
      return {
        place,
        job,
        list: 'streaming',
        file,
        held: async () => {
          const rules = fine(await place.run(`${command}-save`)).split('\n');
          if (!rules.includes('-A mine -j RETURN')) throw new Error('another chain was changed');
          return rules.filter((rule) => rule.startsWith('-A ws-')).sort();
        },
        // Every prefix of the plain list with the ports that the README names for the list.
        expected: (tree) =>
          plain(tree, 'streaming', `ipv${chain}.txt`)
            .flatMap((prefix) => [
              `-A ws-apne1-stream-${chain} -d ${prefix} -p tcp -m multiport --dports 443,4172,4195 -j ACCEPT`,
              `-A ws-apne1-stream-${chain} -d ${prefix} -p udp -m multiport --dports 443,4172,4195,50002,55002 -j ACCEPT`,
            ])
            .sort(),
        spoil: (text) => text.replace('COMMIT', '-F mine\nCOMMIT'),
        lose: async () => {
          await run('-F', `ws-apne1-stream-${chain}`);
        },
      };
    });
  });
}
