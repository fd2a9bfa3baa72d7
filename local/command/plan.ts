// plan: what this version with this configuration would publish, before it is deployed.
import { join } from 'node:path';
import { Command } from 'commander';
import { FEED_URL } from '../../functions/adapters/feed.ts';
import { quote, RangewatchError } from '../../shared/error.ts';
import { type EpochSeconds, parseTime } from '../../shared/time.ts';
import { readFeed } from '../feed-source.ts';
import { makePlan } from '../plan/plan.ts';
import { planText } from '../plan/text.ts';
import { loadConfig } from '../start/load-config.ts';
import { STATE_FOLDER } from '../start/state-folder.ts';
import { folderTree } from '../tree/folder-tree.ts';
import { urlTree } from '../tree/url-tree.ts';
import { endFound } from './exit.ts';
import { HELP } from './options.ts';

interface Options {
  readonly config?: string;
  readonly against: string;
  readonly feed: string;
  readonly at?: EpochSeconds;
  readonly failOnLoss?: boolean;
  readonly json?: boolean;
}

/** The command `plan`. */
export function planCommand(): Command {
  return new Command('plan')
    .description(
      'what this version and configuration would publish: lists, addresses and URLs to gain and to lose; writes nothing',
    )
    .option('--config <file>', "a configuration; the repository's own, watch.config.ts, unless given")
    .option('--against <tree>', 'the URL or folder of what is published', join(STATE_FOLDER, 'bucket'))
    .option('--feed <source>', HELP.feed, FEED_URL)
    .option('--at <time>', 'plan as of this time (2026-01-31T12:00:00Z) instead of now', takeAt)
    .option('--fail-on-loss', 'exit 3 where a list loses anything, or a URL vanishes')
    .option('--json', 'as JSON, with every prefix, name and URL')
    .action(async ({ config, against, feed, at, failOnLoss, json }: Options) => {
      const isUrl = /^[a-z][a-z0-9+.-]*:\/\//i.test(against);
      const plan = await makePlan({
        read: isUrl ? urlTree(against) : folderTree(against),
        config: await loadConfig(config),
        received: await readFeed(feed),
        now: at ?? Math.floor(Date.now() / 1_000),
      });
      process.stdout.write(json === true ? `${JSON.stringify(plan, null, 1)}\n` : planText(plan));
      if (failOnLoss === true && plan.losesAnything) endFound();
    });
}

function takeAt(text: string): EpochSeconds {
  const time = parseTime(text);
  if (time !== undefined) return time;
  throw new RangewatchError({
    code: 'usage',
    seen: quote(text),
    expected: 'a time such as 2026-01-31T12:00:00Z',
    where: '--at',
  });
}
