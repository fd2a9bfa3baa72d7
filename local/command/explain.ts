// explain: which requirement allows an address or a prefix, or that none does.
import { Command } from 'commander';
import { portWords } from '../../shared/alerts/words.ts';
import { type Explanation, explainPrefix } from '../../shared/allowlist/explain.ts';
import { formatPrefix } from '../../shared/prefix/format.ts';
import { parsePrefixOrAddress } from '../../shared/prefix/parse.ts';
import { readFeed } from '../feed-source.ts';
import { HELP, takeRegion } from './options.ts';
import { printTable } from './table.ts';

interface Options {
  readonly feed: string;
  readonly region: string;
  readonly json?: boolean;
}

/** The command `explain`. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('say which requirement allows an address or a prefix, or that none does')
    .argument('<address>', 'an address such as 192.0.2.1, or a prefix such as 192.0.2.0/24')
    .requiredOption('--feed <source>', HELP.feed)
    .requiredOption('--region <region>', HELP.region, takeRegion)
    .option('--json', 'as JSON')
    .action(async (address: string, { feed: source, region, json }: Options) => {
      const asked = parsePrefixOrAddress(address);
      const { feed } = await readFeed(source);
      const explanation = explainPrefix(feed, region, asked);
      process.stdout.write(json === true ? asJson(address, explanation) : asText(address, explanation));
    });
}

function asJson(address: string, { region, allowed, matches }: Explanation): string {
  return `${JSON.stringify({ address, region, allowed, matches }, null, 1)}\n`;
}

function asText(address: string, { region, allowed, matches, rest }: Explanation): string {
  if (matches.length === 0) return `${address}: not needed by WorkSpaces in ${region}\n`;
  const verdict = allowed
    ? `${address}: allowed in ${region}`
    : `${address}: partly allowed in ${region}; not needed: ${rest.map(formatPrefix).join(', ')}`;
  const rows = matches.map(({ allowlist, requirement, prefix, service, ports }) => [
    allowlist,
    prefix,
    service ?? 'documented',
    portWords(ports),
    requirement,
  ]);
  return `${verdict}\n${printTable(['allowlist', 'prefix', 'service', 'ports', 'requirement'], rows)}`;
}
