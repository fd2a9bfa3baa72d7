// Posting to an incoming webhook of Slack. Its URL is a secret: whoever knows it can post. It stands in no message here.
import type { PostAnswer, PostBody } from '../../shared/alerts/slack-delivery.ts';
import { RangewatchError } from '../../shared/error.ts';
import { readBounded } from './exchange.ts';
import type { ReadSecret } from './parameter.ts';

/** For the whole exchange, in milliseconds. */
const TIMEOUT_MS = 10_000;

/** More of an answer is not looked at. */
const ANSWER_BYTES = 1_024;

/** What is waited where Slack does not say how long, in seconds. */
const USUAL_WAIT = 5;

/** Slack's, or a server on this very machine for tests and for one-machine use. */
const WEBHOOK = /^(?:https:\/\/hooks\.slack\.com|http:\/\/127\.0\.0\.1(?::\d{1,5})?)\/[!-~]*$/;

/** Posts to the webhook whose URL is read each time. A refusal may only mean that the URL was changed: then it is tried once more. */
export function slackWebhook(readUrl: ReadSecret, timeoutMs: number = TIMEOUT_MS): PostBody {
  return async (body) => {
    try {
      const url = checked(await readUrl());
      const text = JSON.stringify(body);
      const answer = await post(url, text, timeoutMs);
      if (answer.kind !== 'refused') return answer;
      const changed = checked(await readUrl('anew'));
      return changed === url ? answer : await post(changed, text, timeoutMs);
    } catch (error) {
      if (!(error instanceof RangewatchError) || error.code !== 'config-value') throw error;
      // No second try mends a setting: it is told as what Slack itself refuses.
      return { kind: 'refused', problem: error.message };
    }
  };
}

function checked(url: string): string {
  if (WEBHOOK.test(url)) return url;
  throw new RangewatchError({
    code: 'config-value',
    seen: 'another text',
    expected: 'a URL that begins with https://hooks.slack.com/',
    where: 'URL of the Slack webhook',
  });
}

/** @see https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks for what Slack answers */
async function post(url: string, body: string, timeoutMs: number): Promise<PostAnswer> {
  const { status, retryAfter, text } = await exchange(url, body, timeoutMs);
  if (status >= 200 && status < 300) return { kind: 'ok' };
  if (status === 429) return { kind: 'later', retryAfter };
  if (status >= 500 || status === 408) throw notNow(`HTTP ${status}`);
  return { kind: 'refused', problem: problemOf(status, text, url) };
}

interface Exchanged {
  readonly status: number;
  readonly retryAfter: number;
  readonly text: string;
}

async function exchange(url: string, body: string, timeoutMs: number): Promise<Exchanged> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body,
      // A webhook does not move: a redirect is a refusal, and leads nowhere.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const bytes = await readBounded(response, ANSWER_BYTES);
    const waiting = response.headers.get('retry-after') ?? '';
    return {
      status: response.status,
      retryAfter: /^\d{1,6}$/.test(waiting) ? Number(waiting) : USUAL_WAIT,
      text: bytes === undefined ? '' : new TextDecoder().decode(bytes),
    };
  } catch (error) {
    throw notNow(reasonWithoutUrl(error, timeoutMs));
  }
}

/** Slack answers with one word such as `no_service`. Anything else is not repeated: it might hold the URL. */
function problemOf(status: number, text: string, url: string): string {
  const isWord = /^[a-z]+(?:_[a-z]+)+$/.test(text) && text.length <= 60 && !url.includes(text);
  return isWord ? `HTTP ${status}, ${text}.` : `HTTP ${status}.`;
}

/** The code of an error alone, and no cause: fetch's own messages may hold the URL. */
function reasonWithoutUrl(error: unknown, timeoutMs: number): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `no answer within ${timeoutMs / 1_000} seconds`;
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /^[A-Z][A-Z0-9_]{2,40}$/.test(code) ? code : 'no connection';
}

function notNow(seen: string): RangewatchError {
  return new RangewatchError({
    code: 'alert-channel',
    seen,
    expected: 'the alert to be taken',
    where: 'Slack',
  });
}
