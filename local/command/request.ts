// request: a firewall change request, from two feeds, from a published change, or for whole lists.
import { Command } from 'commander';
import type { AllowlistName } from '../../shared/allowlist/allowlists.ts';
import { RangewatchError } from '../../shared/error.ts';
import type { Feed } from '../../shared/feed/feed.ts';
import { fillWords } from '../../shared/fill-words.ts';
import { takeName } from '../../shared/names.ts';
import { isChangeDocument } from '../../shared/release/is-change-document.ts';
import { requestCsv } from '../../shared/request/csv.ts';
import { requestPage } from '../../shared/request/page.ts';
import { PROFILE } from '../../shared/request/profile.ts';
import {
  type FirewallRequest,
  type PublishedChange,
  requestOfChange,
  requestOfLists,
} from '../../shared/request/request.ts';
import { PAGE_WORDS } from '../../shared/request/summary.ts';
import { requestText } from '../../shared/request/text.ts';
import { ROW_WORDS } from '../../shared/request/words/words.ts';
import { REQUIREMENTS } from '../../shared/requirements/catalogue.ts';
import { DEFAULT_NEEDS, type Needs } from '../../shared/requirements/needs.ts';
import { isRegionCode } from '../../shared/requirements/regions.ts';
import type { Text } from '../../shared/requirements/requirement.ts';
import { rulesOf } from '../../shared/requirements/rule.ts';
import { changeOfFeeds, listDocument } from '../feed-documents.ts';
import { readFeed } from '../feed-source.ts';
import { readPublishedJson } from '../published-json.ts';
import { nothingKnown } from './nothing-known.ts';
import { collect, HELP, takeLanguage, takeList, takeRegionOfFeed } from './options.ts';

const PRINTERS = {
  text: requestText,
  csv: (request: FirewallRequest, language: keyof Text) => requestCsv(request, language, ROW_WORDS[language]),
  html: requestPage,
} as const;

const OUTPUTS = Object.keys(PRINTERS) as readonly (keyof typeof PRINTERS)[];

interface Options {
  readonly region: string;
  readonly list?: readonly AllowlistName[];
  readonly change?: string;
  readonly baseline?: boolean;
  readonly lang: keyof Text;
  readonly format: keyof typeof PRINTERS;
}

/** A list that is asked for by name stands for the use of its option. */
const NEEDS: Needs = { ...DEFAULT_NEEDS, options: [...DEFAULT_NEEDS.options, 'global-accelerator'] };

/** The command `request`. */
export function requestCommand(): Command {
  return new Command('request')
    .description('a firewall change request: from two feeds, a published change, or everything (--baseline)')
    .usage('<old> <new> | --change <file|url> | --baseline <feed>   --region <region> [options]')
    .argument('[old]', `${HELP.feed}; with --baseline, the one feed`)
    .argument('[new]', HELP.feed)
    .option('--change <source>', 'changes/<seq>.json as it is published: a file or a URL')
    .option('--baseline', 'everything that the lists open, for a firewall that has none of it yet')
    .requiredOption('--region <region>', HELP.region, takeRegionOfFeed)
    .option(
      '--list <name>',
      `${HELP.list}; may be repeated; ${PROFILE.join(', ')} unless given`,
      collect(takeList),
    )
    .option('--lang <language>', 'en or ja', takeLanguage, 'en')
    .option(
      '--format <output>',
      `one of ${OUTPUTS.join(', ')}`,
      (text: string) => takeName('output', text, OUTPUTS),
      'text',
    )
    .action(async (old: string | undefined, young: string | undefined, options: Options) => {
      const request = await makeRequest(old, young, options);
      if (request.newLists.length > 0) process.stderr.write(newListsLine(request));
      const whole = refuseEmptyRequest(request);
      process.stderr.write(gapsLines(whole));
      process.stdout.write(PRINTERS[options.format](whole, options.lang));
    });
}

async function makeRequest(
  old: string | undefined,
  young: string | undefined,
  { region, list, change, baseline = false }: Options,
): Promise<FirewallRequest> {
  const lists = list ?? (PROFILE as readonly AllowlistName[]);
  const rules = rulesOf(REQUIREMENTS, region, NEEDS);
  const feeds = [old, young].filter((feed) => feed !== undefined);
  const wanted = change !== undefined ? 0 : baseline ? 1 : 2;
  if ((change !== undefined && baseline) || feeds.length !== wanted) throw wrongSources(feeds.length);
  if (change !== undefined) {
    const document = await readChange(change);
    return whole(change, () => requestOfChange(document, region, rules, lists));
  }
  const read = await Promise.all(feeds.map(readFeed));
  const [first, second] = read.map(({ feed }) => feed);
  if (first === undefined) throw wrongSources(0);
  if (second !== undefined) {
    refuseReversed(first, second);
    return requestOfChange(changeOfFeeds(first, second, region, lists), region, rules, lists);
  }
  const [one, ...more] = lists.map((name) => listDocument(first, region, name));
  if (one === undefined) throw wrongSources(1);
  const request = requestOfLists([one, ...more], rules);
  const gaps = lists.filter((name) => request.rows.every(({ allowlist }) => allowlist !== name));
  return { ...request, gaps: { lists: gaps, isOfFeedOnly: !isRegionCode(region) } };
}

/** What is gained in the one direction is lost in the other: a request must not close what is needed. */
function refuseReversed(first: Feed, second: Feed): void {
  if (second.syncToken >= first.syncToken) return;
  throw new RangewatchError({
    code: 'usage',
    seen: `sync token ${first.syncToken}, then ${second.syncToken}`,
    expected: 'the older feed first',
    where: 'the two feeds',
    remedy: 'exchange them',
  });
}

async function readChange(source: string): Promise<PublishedChange> {
  const document = await readPublishedJson(source, A_CHANGE, '--change');
  if (isChangeDocument(document)) return document;
  throw notChange(source, 'JSON of another kind');
}

/** What a change has deep inside is not checked beforehand: where it is of another shape, something stumbles. */
function whole<T>(source: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof TypeError) throw notChange(source, 'a change that is not whole', error);
    throw error;
  }
}

function notChange(source: string, seen: string, cause?: unknown): RangewatchError {
  const where = `--change ${source}`;
  return new RangewatchError({ code: 'tree-shape', seen, expected: A_CHANGE, where }, { cause });
}

const A_CHANGE = 'a change, as it is published under changes/<seq>.json';

/** An empty page would be handed in as one that says something. */
function refuseEmptyRequest(request: FirewallRequest): FirewallRequest {
  const { rows, kind, region, gaps } = request;
  if (rows.length > 0) return request;
  if (kind === 'baseline') throw nothingKnown(region, gaps?.lists ?? []);
  throw new RangewatchError({
    code: 'list-empty',
    seen: 'nothing to allow or to remove in these lists',
    expected: 'a change that concerns the Region',
    where: region,
    remedy: 'no request is needed; --list names other lists, and diff shows them all',
  });
}

/** Said beside every layout: a spreadsheet of rows has no place for it. */
function gapsLines({ region, gaps }: FirewallRequest): string {
  const words = PAGE_WORDS.en;
  return [
    ...(gaps?.isOfFeedOnly ? [fillWords(words['of-feed-only'], { region })] : []),
    ...(gaps?.lists.length ? [fillWords(words['empty-lists'], { lists: gaps.lists.join(', ') })] : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function newListsLine({ newLists }: FirewallRequest): string {
  return `new in this change, and not in the request: ${newLists.join(', ')}; request them with --baseline and --list\n`;
}

function wrongSources(count: number): RangewatchError {
  return new RangewatchError({
    code: 'usage',
    seen: count === 1 ? '1 feed' : `${count} feeds`,
    expected: 'two feeds, or --change alone, or --baseline and one feed',
    where: 'request',
  });
}
