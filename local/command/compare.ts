// compare: the rules that somebody has against what is needed today.
import { Command } from 'commander';
import { FEED_URL } from '../../functions/adapters/feed.ts';
import { ALLOWLIST_NAMES, type AllowlistName } from '../../shared/allowlist/allowlists.ts';
import { compareRules } from '../../shared/compare/compare.ts';
import { comparisonDocument } from '../../shared/compare/document.ts';
import { type Needed, neededList } from '../../shared/compare/needed.ts';
import { readRules } from '../../shared/compare/read-rules.ts';
import { comparisonText } from '../../shared/compare/text.ts';
import { RangewatchError } from '../../shared/error.ts';
import type { Family } from '../../shared/prefix/prefix.ts';
import { perFamily } from '../../shared/prefix/set.ts';
import { PROFILE } from '../../shared/request/profile.ts';
import type { PublishedList } from '../../shared/request/request.ts';
import { REQUIREMENTS } from '../../shared/requirements/catalogue.ts';
import { DEFAULT_NEEDS } from '../../shared/requirements/needs.ts';
import { isRegionCode } from '../../shared/requirements/regions.ts';
import type { Text } from '../../shared/requirements/requirement.ts';
import { rulesOf } from '../../shared/requirements/rule.ts';
import { formatTime } from '../../shared/time.ts';
import { listDocument } from '../feed-documents.ts';
import { readFeed } from '../feed-source.ts';
import { readOwnRules } from '../own-rules-file.ts';
import { type PublishedRegion, readPublishedRegion } from '../published-lists.ts';
import { treeRoot } from '../tree/tree-root.ts';
import { urlTree } from '../tree/url-tree.ts';
import { endFound } from './exit.ts';
import { nothingKnown } from './nothing-known.ts';
import { collect, HELP, takeFamily, takeLanguage, takeList, takeRegionOfFeed } from './options.ts';

interface Options {
  readonly region: string;
  readonly list?: readonly AllowlistName[];
  readonly family?: Family;
  readonly feed?: string;
  readonly url?: string;
  readonly lang: keyof Text;
  readonly json?: boolean;
}

/** Parts of `streaming`: whoever has that one has them. */
const PARTS: readonly string[] = ['streaming-pcoip', 'streaming-dcv'];

/** The command `compare`. */
export function compareCommand(): Command {
  return new Command('compare')
    .description(
      'your rules, from any text, against what is needed: missing, superfluous, needed; exit 3 where something is missing',
    )
    .argument(
      '<my-rules>',
      'a file in any form: a configuration, CSV, a table copied from a page; - for standard input',
    )
    .requiredOption('--region <region>', HELP.region, takeRegionOfFeed)
    .option(
      '--list <name>',
      `${HELP.list}; may be repeated; ${PROFILE.join(', ')} unless given`,
      collect(takeList),
    )
    .option(
      '--family <family>',
      `${HELP.family} alone, where your network has no other; names stay`,
      takeFamily,
    )
    .option('--feed <source>', `${HELP.feed}; AWS's own unless given`)
    .option('--url <latest>', 'latest.json of published lists, in place of a feed')
    .option('--lang <language>', 'en or ja', takeLanguage, 'en')
    .option('--json', 'as JSON')
    .action(async (path: string, options: Options) => {
      if (options.feed !== undefined && options.url !== undefined) throw both();
      const own = readRules(readOwnRules(path));
      const needed = neededBy(await published(options), options);
      const comparison = compareRules(own, needed);
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify(comparisonDocument(own, needed, comparison), null, 1)}\n`
          : comparisonText(own, needed, comparison, options.lang),
      );
      if (comparison.missing.length > 0) endFound();
    });
}

async function published({ region, feed, url }: Options): Promise<PublishedRegion> {
  if (url !== undefined)
    return readPublishedRegion(urlTree(treeRoot(url, '', '--url').replace(/\/latest\.json$/, '')), region);
  const read = await readFeed(feed ?? FEED_URL);
  return {
    syncToken: String(read.feed.syncToken),
    createDate: formatTime(read.feed.createDate),
    lists: ALLOWLIST_NAMES.map((name) => listDocument(read.feed, region, name)),
    rules: rulesOf(REQUIREMENTS, region, {
      ...DEFAULT_NEEDS,
      options: [...DEFAULT_NEEDS.options, 'global-accelerator'],
    }),
  };
}

/** The lists that are asked for; the others only explain rules, but for parts of one that is asked for. */
function neededBy(published: PublishedRegion, { region, list, family, url }: Options): Needed {
  const { syncToken, createDate, rules } = published;
  const asked: readonly string[] = list ?? PROFILE;
  const isAsked = (name: string) => asked.includes(name);
  const there = published.lists.map(({ allowlist }) => allowlist);
  const absent = asked.filter((name) => !there.includes(name));
  if (list !== undefined && absent.length > 0) throw notPublished(region, absent, there, url);
  const lists = published.lists
    .filter(({ allowlist }) => isAsked(allowlist) || !PARTS.includes(allowlist))
    .map((document) => neededList(onlyOf(document, family), rules, !isAsked(document.allowlist)))
    .filter(({ destinations }) => destinations.length > 0);
  const gaps = asked.filter((name) => lists.every((each) => each.name !== name));
  // Nothing can be missing of nothing: that would read as if all were well.
  if (asked.every((name) => gaps.includes(name)))
    throw nothingKnown(region, asked, 'nothing to compare with: ');
  return { region, syncToken, createDate, lists, gaps: { lists: gaps, isOfFeedOnly: !isRegionCode(region) } };
}

function onlyOf(document: PublishedList, family: Family | undefined): PublishedList {
  if (family === undefined) return document;
  return { ...document, prefixes: perFamily((each) => (each === family ? document.prefixes[each] : [])) };
}

function both(): RangewatchError {
  return new RangewatchError({
    code: 'usage',
    seen: 'both --feed and --url',
    expected: 'one of them, or none',
    where: 'compare',
  });
}

function notPublished(
  region: string,
  absent: readonly string[],
  there: readonly string[],
  url = '--url',
): RangewatchError {
  return new RangewatchError({
    code: 'list-empty',
    seen: `not published: ${absent.join(', ')}`,
    expected: `lists that are published for ${region}: ${there.join(', ')}`,
    where: url,
  });
}
