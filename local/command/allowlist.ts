// allowlist: prints one allowlist as one format.
import { Command } from 'commander';
import { tools } from '../../functions/adapters/tools.ts';
import type { Allowlist } from '../../shared/allowlist/allowlist.ts';
import type { AllowlistName } from '../../shared/allowlist/allowlists.ts';
import { allowlistFromFeed, refuseEmpty } from '../../shared/allowlist/from-feed.ts';
import { RangewatchError } from '../../shared/error.ts';
import type { Format } from '../../shared/formats/format.ts';
import { type FormatId, formatOf } from '../../shared/formats/formats.ts';
import { onlyFamily, partOf, refuseUncarried } from '../../shared/formats/parts.ts';
import type { Family } from '../../shared/prefix/prefix.ts';
import {
  isRuleTableName,
  RULE_TABLE_NAMES,
  type RuleTableName,
  ruleTable,
} from '../../shared/requirements/rule-tables.ts';
import { readFeed } from '../feed-source.ts';
import { HELP, takeFamily, takeFormat, takeListOrTable, takeRegion } from './options.ts';

interface Options {
  readonly feed: string;
  readonly region: string;
  readonly list: AllowlistName | RuleTableName;
  readonly format: FormatId;
  readonly family?: Family;
}

/** The command `allowlist`. */
export function allowlistCommand(): Command {
  return new Command('allowlist')
    .description('print one allowlist as one format')
    .requiredOption('--feed <source>', HELP.feed)
    .requiredOption('--region <region>', HELP.region, takeRegion)
    .requiredOption(
      '--list <name>',
      `${HELP.list}; or, as json, ${RULE_TABLE_NAMES.join(', ')}`,
      takeListOrTable,
    )
    .requiredOption('--format <id>', HELP.format, takeFormat)
    .option('--family <family>', `${HELP.family}; needed where a format is written once a family`, takeFamily)
    .action(run);
}

async function run({ feed: source, region, list, format: id, family }: Options): Promise<void> {
  const format = formatOf(id);
  const { feed } = await readFeed(source);
  if (isRuleTableName(list)) {
    process.stdout.write(printTable(list, region, format));
    return;
  }
  const allowlist = refuseUncarried(format, refuseEmpty(allowlistFromFeed(feed, { region, name: list })));
  if (format.families === 'split' && family === undefined) throw familyMissing(id);
  const stamp = { seq: null, syncToken: feed.syncToken, createDate: feed.createDate };
  process.stdout.write(format.render(partFor(format, allowlist, family), stamp, tools));
}

/** A rule table says more than where to: only JSON can carry it. */
function printTable(name: RuleTableName, region: string, { id }: Format): string {
  if (id === 'json') {
    const { label, rules } = ruleTable(name, region);
    return `${JSON.stringify({ schema: 1, region, allowlist: name, label, rules }, null, 1)}\n`;
  }
  throw new RangewatchError({
    code: 'list-format',
    seen: 'a rule table, with directions and private destinations',
    expected: 'the format json',
    where: `${region} ${name}`,
  });
}

/** The part that is printed. Where names have a file of their own, they are what is asked for without a family. */
function partFor({ id, families }: Format, allowlist: Allowlist, family: Family | undefined): Allowlist {
  if (families === 'split-and-names') {
    if (family === undefined && allowlist.domains.length === 0) throw familyMissing(id);
    return partOf(allowlist, family ?? 'names');
  }
  return family === undefined ? allowlist : onlyFamily(allowlist, family);
}

function familyMissing(id: string): RangewatchError {
  return new RangewatchError({
    code: 'usage',
    seen: `no --family for the format ${id}`,
    expected: '--family ipv4 or --family ipv6, since this format is written once a family',
  });
}
