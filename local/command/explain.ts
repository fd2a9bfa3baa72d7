// explain: which requirement allows an address, a prefix or a name, or that none does.
import { Command } from 'commander';
import { portWords } from '../../shared/alerts/words/phrases.ts';
import { type Explanation, explainPrefix, type Match } from '../../shared/allowlist/explain.ts';
import { explainName, type NameMatch } from '../../shared/allowlist/explain-name.ts';
import { isHostName } from '../../shared/allowlist/host-name.ts';
import { formatPrefix } from '../../shared/prefix/format.ts';
import { unmapped } from '../../shared/prefix/mapped.ts';
import { parsePrefixOrAddress } from '../../shared/prefix/parse.ts';
import { overlapsManagement } from '../../shared/requirements/management-overlap.ts';
import { readFeed } from '../feed-source.ts';
import { HELP, takeRegion } from './options.ts';
import { type DatedMatch, dateMatches } from './since.ts';
import { printTable } from './table.ts';

interface Options {
  readonly feed: string;
  readonly region: string;
  readonly published?: string;
  readonly json?: boolean;
}

/** An explanation whose matches may be dated. */
interface Explained extends Omit<Explanation, 'matches'> {
  readonly matches: readonly (Match | DatedMatch)[];
}

/** A VPC or a route in the management network cuts WorkSpaces off from their directory. */
const MANAGEMENT_WARNING =
  'warning: this overlaps the management network of WorkSpaces in the Region: a VPC or a route there breaks directories\n';

/** The command `explain`. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('say which requirement allows an address, a prefix or a name, or that none does')
    .argument('<address>', 'an address, a prefix such as 192.0.2.0/24, or a host name')
    .requiredOption('--feed <source>', HELP.feed)
    .requiredOption('--region <region>', HELP.region, takeRegion)
    .option('--published <folder>', 'a published bucket whose histories say since when')
    .option('--json', 'as JSON')
    .action(async (address: string, { feed: source, region, published, json }: Options) => {
      const asked = isHostName(address) ? undefined : unmapped(parsePrefixOrAddress(address));
      const { feed } = await readFeed(source);
      if (asked === undefined) {
        const matches = explainName(region, address);
        process.stdout.write(
          json === true ? namesAsJson(address, region, matches) : namesAsText(address, region, matches),
        );
        return;
      }
      const found = explainPrefix(feed, region, asked);
      const matches = published === undefined ? found.matches : dateMatches(found.matches, region, published);
      const explanation: Explained = { ...found, matches };
      if (overlapsManagement(asked, region)) process.stderr.write(MANAGEMENT_WARNING);
      process.stdout.write(json === true ? asJson(address, explanation) : asText(address, explanation));
    });
}

function asJson(address: string, { region, allowed, matches }: Explained): string {
  return `${JSON.stringify({ address, region, allowed, matches }, null, 1)}\n`;
}

function namesAsJson(address: string, region: string, matches: readonly NameMatch[]): string {
  return `${JSON.stringify({ address, region, allowed: matches.length > 0, matches }, null, 1)}\n`;
}

function asText(address: string, { region, allowed, matches, rest }: Explained): string {
  if (matches.length === 0) return notNeeded(address, region);
  const verdict = allowed
    ? `${address}: allowed in ${region}`
    : `${address}: partly allowed in ${region}; not needed: ${rest.map(formatPrefix).join(', ')}`;
  const isDated = matches.some((match) => 'since' in match);
  const rows = matches.map((match) => [
    match.allowlist,
    match.prefix,
    match.service ?? 'documented',
    portWords(match.ports),
    match.requirement,
    ...('since' in match ? [match.since ?? 'unknown'] : []),
  ]);
  const header = ['allowlist', 'prefix', 'service', 'ports', 'requirement', ...(isDated ? ['since'] : [])];
  return `${verdict}\n${printTable(header, rows)}`;
}

function namesAsText(address: string, region: string, matches: readonly NameMatch[]): string {
  if (matches.length === 0) return notNeeded(address, region);
  const rows = matches.map(({ allowlist, domain, ports, requirement }) => [
    allowlist,
    domain,
    portWords(ports),
    requirement,
  ]);
  return `${address}: allowed in ${region}\n${printTable(['allowlist', 'name', 'ports', 'requirement'], rows)}`;
}

function notNeeded(address: string, region: string): string {
  return `${address}: not needed by WorkSpaces in ${region}\n`;
}
