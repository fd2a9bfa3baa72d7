// alert: shows what is sent of a change, or sends a test through every channel.
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { Command, Option } from 'commander';
import type { TestAnswer } from '../../functions/approve.ts';
import { alertOf } from '../../shared/alerts/alert.ts';
import { releaseMessage } from '../../shared/alerts/change-message.ts';
import { letterOf } from '../../shared/alerts/letter.ts';
import { slackBody } from '../../shared/alerts/slack.ts';
import { LANGUAGES, type Language } from '../../shared/alerts/words/say.ts';
import { isTimeZone } from '../../shared/config/alerts.ts';
import { quote, RangewatchError } from '../../shared/error.ts';
import type { ChangeDocument } from '../../shared/release/change-document.ts';
import { isChangeDocument } from '../../shared/release/is-change-document.ts';
import { treeRoot } from '../tree/tree-root.ts';
import { askApprove, type Place } from './ask-approve.ts';

const CHANNELS = ['email', 'slack', 'q', 'json'] as const;

interface Options extends Place {
  readonly change?: string;
  readonly channel: (typeof CHANNELS)[number];
  readonly lang: Language;
  readonly baseUrl: string;
  readonly timeZone: string;
  readonly test?: boolean;
  readonly who?: string;
}

/** The command `alert`. */
export function alertCommand(): Command {
  return new Command('alert')
    .description('print the alert of a change as a channel gets it, or send a test through every channel')
    .option('--change <file>', 'a change, as it is published under changes/<seq>.json')
    .addOption(new Option('--channel <name>', 'how it is laid out').choices(CHANNELS).default('email'))
    .addOption(new Option('--lang <code>', 'its language').choices(LANGUAGES).default('en'))
    .option('--base-url <url>', 'where the lists are served', 'https://lists.example.com')
    .option('--time-zone <name>', 'of the local time beside each UTC time', 'UTC')
    .option('--test', 'send a test, marked as one, through every channel')
    .option('--who <name>', 'with --test: who sends it; the user of this machine unless given')
    .option('--function <name>', 'with --test: the approve function on AWS; this machine unless given')
    .option('--config <file>', 'with --test, on this machine: the configuration that start was given')
    .action((options: Options) => {
      if ((options.test === true) === (options.change !== undefined)) throw notOne();
      if (!isTimeZone(options.timeZone)) throw noTimeZone(options.timeZone);
      treeRoot(options.baseUrl, '', '--base-url');
      return options.change === undefined ? sendTest(options) : showChange(options.change, options);
    });
}

function showChange(file: string, options: Options): void {
  const document = readChange(file);
  let text: string;
  try {
    text = laidOut(document, options);
  } catch (error) {
    if ([TypeError, RangeError, RangewatchError].some((kind) => error instanceof kind)) {
      throw notChange(file, 'a change that is not whole');
    }
    throw error;
  }
  process.stdout.write(text);
}

function laidOut(document: ChangeDocument, { channel, lang, baseUrl, timeZone }: Options): string {
  const place = { baseUrl: baseUrl.replace(/\/+$/, ''), timeZone, regions: [], allowlists: [] };
  const message = releaseMessage(`release-${document.seq}`, document, [], place);
  const { subject, text, json, chat } = alertOf(message, lang);
  switch (channel) {
    case 'email':
      return `Subject: ${subject}\n\n${text}`;
    case 'slack':
      return printed(slackBody(message, letterOf(message, lang)));
    case 'q':
      return printed(JSON.parse(chat));
    case 'json':
      return printed(JSON.parse(json));
  }
}

function printed(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

function readChange(file: string): ChangeDocument {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw notChange(file, error instanceof SyntaxError ? 'no JSON' : 'a file that cannot be read');
  }
  if (isChangeDocument(document)) return document;
  throw notChange(file, 'JSON of another kind');
}

async function sendTest({ who = userInfo().username, ...place }: Options): Promise<void> {
  const { sent, languages } = await askApprove<TestAnswer>({ action: 'test', who }, place, 'sent');
  process.stdout.write(`${sent} is sent in ${languages.join(', ')}: see that it arrives everywhere.\n`);
}

function notOne(): RangewatchError {
  return new RangewatchError({
    code: 'usage',
    seen: 'both or neither',
    expected: 'either --change FILE or --test',
    where: 'alert',
  });
}

function noTimeZone(name: string): RangewatchError {
  return new RangewatchError({
    code: 'usage',
    seen: quote(name),
    expected: 'a time zone such as Asia/Tokyo',
    where: '--time-zone',
  });
}

function notChange(file: string, seen: string): RangewatchError {
  return new RangewatchError({
    code: 'alert-shape',
    seen,
    expected: 'a change, as it is published under changes/<seq>.json',
    where: file,
  });
}
