// One message of the topic into Slack: posted, waited for, or told on the other channels where Slack will not take it.
import { RangewatchError } from '../error.ts';
import type { Ports } from '../ports.ts';
import { sendMessage } from '../release/outbox.ts';
import type { Message } from './message.ts';
import { noticeMessage } from './notice-message.ts';
import { readMessage } from './read-message.ts';
import { slackBody } from './slack.ts';
import type { SlackBody } from './slack-blocks.ts';
import { foreignBody } from './slack-foreign.ts';
import type { Telling } from './telling.ts';

/** How a webhook answers: it has it; it wants it in so many seconds; it will never have it. */
export type PostAnswer =
  | { readonly kind: 'ok' }
  | { readonly kind: 'later'; readonly retryAfter: number }
  | { readonly kind: 'refused'; readonly problem: string };

/** Posts to the webhook. @throws RangewatchError `alert-channel` where another try may help */
export type PostBody = (body: SlackBody) => Promise<PostAnswer>;

/** What a delivery is given. */
export interface SlackPorts extends Pick<Ports, 'sendAlert' | 'clock'> {
  readonly post: PostBody;
}

/** A message as the topic hands it over. */
export interface Received {
  /** SNS's own. */
  readonly id: string;
  readonly subject: string | undefined;
  readonly text: string;
}

/** What became of it. */
export type Delivery = 'posted' | 'ignored' | 'refused';

/** As it is named in alerts. */
const CHANNEL = 'Slack';

/** What one more post needs of the time that is left, in seconds. */
const POST_SECONDS = 15;

/**
 * Delivers one message.
 * @param secondsLeft the time that this process still has
 * @throws RangewatchError `alert-channel` where another try may help
 */
export async function deliverToSlack(
  ports: SlackPorts,
  telling: Telling,
  received: Received,
  secondsLeft: () => number,
): Promise<Delivery> {
  const alert = readMessage(received.text);
  // That Slack does not take alerts is told to the others: told to Slack as well, it would go round for ever.
  if (alert !== undefined && isAboutSlack(alert.message)) return 'ignored';
  const body =
    alert === undefined
      ? foreignBody(received.subject, received.text)
      : slackBody(alert.message, alert.letter);
  const answer = await postInTime(ports, body, secondsLeft);
  if (answer.kind === 'ok') return 'posted';
  const id = alert?.message.id ?? received.id;
  await sendMessage(ports, failureMessage(id, body.text, answer.problem, telling), telling);
  return 'refused';
}

function isAboutSlack({ told }: Message): boolean {
  return told.length > 0 && told.every((each) => each.topic === 'channel-failed' && each.channel === CHANNEL);
}

/** Waits as long as Slack wants, if there is time for it; if not, whoever runs this tries again later. */
async function postInTime(
  { post, clock }: SlackPorts,
  body: SlackBody,
  secondsLeft: () => number,
): Promise<Exclude<PostAnswer, { kind: 'later' }>> {
  for (;;) {
    const answer = await post(body);
    if (answer.kind !== 'later') return answer;
    const seconds = Math.max(1, answer.retryAfter);
    if (seconds + POST_SECONDS > secondsLeft()) throw tooLate(seconds);
    await clock.sleep(seconds);
  }
}

function tooLate(seconds: number): RangewatchError {
  return new RangewatchError({
    code: 'alert-channel',
    seen: `HTTP 429, and ${seconds} seconds to wait`,
    expected: 'an answer in the time that is left',
    where: CHANNEL,
    remedy: 'it is tried again',
  });
}

function failureMessage(id: string, subject: string, problem: string, telling: Telling): Message {
  const told = { topic: 'channel-failed', channel: CHANNEL, problem, subject } as const;
  return noticeMessage(`slack-failed-${id}`, { severity: 'health', told }, telling);
}
