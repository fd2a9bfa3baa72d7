// doctor: what is not as it should be, on this machine, behind a URL or on AWS, each with what to do.
import { setTimeout } from 'node:timers/promises';
import { Command, Option } from 'commander';
import { LANGUAGES, type Language } from '../../shared/alerts/words/say.ts';
import { diagnose } from '../../shared/doctor/diagnose.ts';
import type { Finding } from '../../shared/doctor/finding.ts';
import { quote, RangewatchError } from '../../shared/error.ts';
import type { PublicKey } from '../../shared/release/minisign-read.ts';
import { readPublicKey } from '../tree/public-key.ts';
import { treeRoot } from '../tree/tree-root.ts';
import { findingsText } from './doctor-text.ts';

interface Options {
  readonly url?: string;
  readonly key?: PublicKey;
  readonly function?: string;
  readonly alertsTopic?: string;
  readonly feedTopic?: boolean;
  readonly feedTopicRegion?: string;
  readonly stack?: string;
  readonly json?: boolean;
  readonly lang: Language;
}

/** How long a release that is under way is waited for, once, in milliseconds. */
const WAIT_MS = 3_000;

/** Where AWS has the topic of the feed. */
const FEED_TOPIC_REGION = 'us-east-1';

/** Checks that fail while a release is under way. */
const PASSING: ReadonlySet<string> = new Set(['latest', 'file', 'signature']);

/** The command `doctor`. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('what is not as it should be, and what to do: here, behind a URL, or on AWS')
    .option('--url <base>', 'look from outside at the lists under this URL', takeUrl)
    .option('--key <key>', 'with --url: a minisign public key, its file or the key itself', readPublicKey)
    .option('--function <name>', 'on AWS: ask this approve function what waits', takeFunction)
    .option('--alerts-topic <arn>', 'on AWS: who is subscribed to this topic', takeTopic)
    .option('--feed-topic', "on AWS: whether this account is subscribed to the feed's topic")
    .option('--feed-topic-region <region>', 'the same in another Region than us-east-1', takeTopicRegion)
    .option('--stack <name>', 'on AWS: the alarms of this stack, in the Region of AWS_REGION', takeStack)
    .option('--json', 'as a JSON array')
    .addOption(new Option('--lang <code>', 'the language').choices(LANGUAGES).default('en'))
    .action(run);
}

async function run(options: Options): Promise<void> {
  if (options.key !== undefined && options.url === undefined) {
    throw wrong('--key alone', '--url as well: this machine has its own key', '--key');
  }
  let findings = await look(options);
  if (findings.some(({ id, state }) => state === 'problem' && PASSING.has(id))) {
    await setTimeout(WAIT_MS);
    findings = await look(options);
  }
  const { json, lang } = options;
  process.stdout.write(
    json === true ? `${JSON.stringify(findings, null, 1)}\n` : findingsText(findings, lang),
  );
  refuseProblems(findings);
}

async function look(options: Options): Promise<readonly Finding[]> {
  const { lang, url, key, function: functionName, alertsTopic, feedTopic, stack } = options;
  const feedTopicRegion = options.feedTopicRegion ?? (feedTopic === true ? FEED_TOPIC_REGION : undefined);
  // Loaded only here: what it needs of this machine is more than any other command on lists does.
  const { observe } = await import('../doctor/observe.ts');
  const question = { url, key, functionName, alertsTopic, stack, feedTopicRegion };
  return diagnose(await observe(question, process.env), lang);
}

function refuseProblems(findings: readonly Finding[]): void {
  const problems = findings.filter(({ state }) => state === 'problem').map(({ id }) => id);
  if (problems.length === 0) return;
  throw new RangewatchError({
    code: 'doctor-problem',
    seen: `problems: ${problems.join(', ')}`,
    expected: 'none',
    where: 'doctor',
    remedy: 'what to do stands with each',
  });
}

function takeUrl(text: string): string {
  return treeRoot(text, '', '--url');
}

function takeFunction(text: string): string {
  return take(text, /^[\w:.$/-]{1,200}$/, 'the name or ARN of a function', '--function');
}

function takeTopic(text: string): string {
  const form = /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}(?:\.fifo)?$/;
  return take(text, form, 'the ARN of a topic, arn:aws:sns:REGION:ACCOUNT:NAME', '--alerts-topic');
}

function takeTopicRegion(text: string): string {
  return take(text, /^[a-z]{2}(?:-[a-z]+)+-\d$/, 'a Region such as us-east-1', '--feed-topic-region');
}

function takeStack(text: string): string {
  return take(text, /^[A-Za-z][A-Za-z0-9-]{0,127}$/, 'the name of a stack', '--stack');
}

function take(text: string, form: RegExp, expected: string, where: string): string {
  if (form.test(text)) return text;
  throw wrong(quote(text), expected, where);
}

function wrong(seen: string, expected: string, where: string): RangewatchError {
  return new RangewatchError({ code: 'usage', seen, expected, where });
}
