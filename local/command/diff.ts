// diff: the change between two feeds, as text, JSON or a patch of the plain lists.
import { Command } from 'commander';
import { portWords } from '../../shared/alerts/words/phrases.ts';
import type { Allowlist } from '../../shared/allowlist/allowlist.ts';
import { ALLOWLIST_NAMES, type AllowlistName, portsOf } from '../../shared/allowlist/allowlists.ts';
import { type AllowlistChange, changeOf } from '../../shared/allowlist/change.ts';
import { allowlistFromFeed } from '../../shared/allowlist/from-feed.ts';
import type { Feed } from '../../shared/feed/feed.ts';
import { takeName } from '../../shared/names.ts';
import { FAMILIES } from '../../shared/prefix/prefix.ts';
import { DEFAULT_NEEDS } from '../../shared/requirements/needs.ts';
import { formatTime } from '../../shared/time.ts';
import { countWords } from '../count-words.ts';
import { readFeed } from '../feed-source.ts';
import { HELP, takeList, takeRegion } from './options.ts';

const OUTPUTS = ['text', 'json', 'patch'] as const;

interface Options {
  readonly region: string;
  readonly list?: AllowlistName;
  readonly format: (typeof OUTPUTS)[number];
}

/** Two feeds and what became of each list between them. */
interface Comparison {
  readonly from: Feed;
  readonly to: Feed;
  readonly region: string;
  readonly lists: readonly { readonly before: Allowlist; readonly after: Allowlist }[];
  readonly changes: readonly AllowlistChange[];
}

const PRINTERS: Readonly<Record<Options['format'], (comparison: Comparison) => string | Promise<string>>> = {
  text: asText,
  json: asJson,
  patch: asPatch,
};

const REVERSED =
  'warning: the first feed is the newer one: what is shown as added was removed, and the other way round\n';

/** The command `diff`. */
export function diffCommand(): Command {
  return new Command('diff')
    .description('the change between two feeds, in one Region')
    .argument('<old>', HELP.feed)
    .argument('<new>', HELP.feed)
    .requiredOption('--region <region>', HELP.region, takeRegion)
    .option('--list <name>', `${HELP.list}; all unless given`, takeList)
    .option(
      '--format <output>',
      `one of ${OUTPUTS.join(', ')}`,
      (text: string) => takeName('output', text, OUTPUTS),
      'text',
    )
    .action(async (from: string, to: string, options: Options) => {
      const [before, after] = [await readFeed(from), await readFeed(to)];
      if (after.feed.syncToken < before.feed.syncToken) process.stderr.write(REVERSED);
      process.stdout.write(await PRINTERS[options.format](compare(before.feed, after.feed, options)));
    });
}

function compare(from: Feed, to: Feed, { region, list }: Options): Comparison {
  const names = list === undefined ? ALLOWLIST_NAMES : [list];
  const lists = names.map((name) => ({
    before: allowlistFromFeed(from, { region, name }),
    after: allowlistFromFeed(to, { region, name }),
  }));
  const changes = lists.flatMap(({ before, after }) => changeOf(after, before.prefixes, after.prefixes));
  return { from, to, region, lists, changes };
}

function asJson({ from, to, region, changes }: Comparison): string {
  const allowlists = changes.map(({ region: _, ...change }) => change);
  const document = { from: String(from.syncToken), to: String(to.syncToken), region, allowlists };
  return `${JSON.stringify(document, null, 1)}\n`;
}

async function asPatch({ lists }: Comparison): Promise<string> {
  // Only this output needs the printer of patches, and no other waits for it to load.
  const { patchOf } = await import('../../shared/formats/patch.ts');
  return lists
    .flatMap(({ before, after }) =>
      FAMILIES.map((family) =>
        patchOf(
          `${after.region}/${after.name}/${family}.txt`,
          before.prefixes[family],
          after.prefixes[family],
        ),
      ),
    )
    .join('');
}

function asText({ from, to, region, changes }: Comparison): string {
  const span = `${region}, from ${from.syncToken} (${formatTime(from.createDate)}) to ${to.syncToken} (${formatTime(to.createDate)})`;
  if (changes.length === 0) return `${span}: nothing to open or close\n`;
  return [span, ...changes.flatMap(linesOf)].map((line) => `${line}\n`).join('');
}

function linesOf({ name, family, ...change }: AllowlistChange): readonly string[] {
  const added = `${countWords(change.added.length, 'prefix', 'prefixes')} to open (${countWords(change.addedAddresses, 'address', 'addresses')})`;
  const removed = `${countWords(change.removed.length, 'prefix', 'prefixes')} to close (${countWords(change.removedAddresses, 'address', 'addresses')})`;
  return [
    '',
    `${name} ${family}, ${portWords(portsOf(name, DEFAULT_NEEDS))}: ${added}, ${removed}`,
    ...change.added.map((prefix) => `  + ${prefix}`),
    ...change.removed.map((prefix) => `  - ${prefix}`),
  ];
}
