// approvals, approve, deny, release, rollback, unpin: what waits for a person, and what a person settles.
import { userInfo } from 'node:os';
import { Command } from 'commander';
import type { DecisionAnswer } from '../../functions/approve.ts';
import type { WaitingAnswer } from '../../shared/approvals.ts';
import { quote, RangewatchError } from '../../shared/error.ts';
import { parseTime } from '../../shared/time.ts';
import { askApprove, type Place } from './ask-approve.ts';
import { settledText, waitingText } from './decision-text.ts';

interface Printed {
  readonly json?: boolean;
}

interface Settling extends Place, Printed {
  readonly reason: string;
  readonly ticket?: string;
  readonly who?: string;
  readonly until?: string;
}

/** The six commands. */
export function decisionCommands(): readonly Command[] {
  return [
    inPlace(
      new Command('approvals').description('what waits for a person, with the digest that settles it'),
    ).action(showWaiting),
    settling('approve', 'publish prefixes that are withheld, or close those that a guard kept')
      .argument('<digest>', 'as approvals shows it; its first 8 digits are enough')
      .action((digest: string, options: Settling) => settle({ action: 'approve', digest }, options)),
    settling('deny', 'leave what waits as it is, and be reminded no more')
      .argument('<digest>', 'as approvals shows it; its first 8 digits are enough')
      .action((digest: string, options: Settling) => settle({ action: 'deny', digest }, options)),
    settling('release', 'end the hold of a prefix now')
      .argument('<prefix>', 'exactly as it is held')
      .action((prefix: string, options: Settling) => settle({ action: 'release', prefix }, options)),
    settling('rollback', 'publish the content of an earlier release, and nothing newer until unpin')
      .argument('<seq>', 'the number of that release', takeSeq)
      .option('--until <time>', 'when it ends by itself, in UTC: 2027-03-31T00:00:00Z', takeTime)
      .action((seq: number, options: Settling) =>
        settle(
          { action: 'rollback', seq, ...(options.until === undefined ? {} : { until: options.until }) },
          options,
        ),
      ),
    settling('unpin', 'go on publishing after a rollback').action((options: Settling) =>
      settle({ action: 'unpin' }, options),
    ),
  ];
}

function settling(name: string, description: string): Command {
  return inPlace(new Command(name).description(description))
    .requiredOption('--reason <text>', 'why: it is kept, and shown in the alert')
    .option('--ticket <id>', 'where it was discussed')
    .option('--who <name>', 'who decides; the user of this machine unless given');
}

function inPlace(command: Command): Command {
  return command
    .option(
      '--function <name>',
      'the approve function on AWS, invoked with your credentials; this machine unless given',
    )
    .option('--config <file>', 'on this machine: the configuration that start was given')
    .option('--json', 'print the answer as one line of JSON');
}

async function showWaiting(place: Place & Printed): Promise<void> {
  const answer = await askApprove<WaitingAnswer>({ action: 'list' }, place, 'waiting');
  process.stdout.write(place.json === true ? `${JSON.stringify(answer)}\n` : waitingText(answer));
}

async function settle(demand: object, options: Settling): Promise<void> {
  const { reason, ticket, who = userInfo().username } = options;
  const by = { who, reason, ...(ticket === undefined ? {} : { ticket }) };
  const answer = await askApprove<DecisionAnswer>({ ...demand, ...by }, options, 'decision');
  process.stdout.write(options.json === true ? `${JSON.stringify(answer)}\n` : settledText(answer));
}

function takeSeq(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new RangewatchError({
    code: 'usage',
    seen: quote(text),
    expected: 'the number of a release',
    where: 'SEQ',
  });
}

function takeTime(text: string): string {
  if (parseTime(text) !== undefined) return text;
  throw new RangewatchError({
    code: 'usage',
    seen: quote(text),
    expected: 'a time in UTC such as 2027-03-31T00:00:00Z',
    where: '--until',
  });
}
