// The notification AmazonIpSpaceChanged: what AWS's message says, and nothing that it does not.
import { quote, RangewatchError } from '../error.ts';
import { type EpochSeconds, parseAwsDate } from '../time.ts';
import { parseSyncToken, type SyncToken } from './feed.ts';
import { isRecord } from './json.ts';

/** The only topic whose messages are taken. Source: AWS VPC user guide, "AWS IP address ranges notifications". */
export const FEED_TOPIC_ARN = 'arn:aws:sns:us-east-1:806199016981:AmazonIpSpaceChanged';

/** What a notification says. Its `url` is checked to be text and then forgotten: only the pinned URL is fetched. */
export interface Notification {
  readonly syncToken: SyncToken;
  readonly createTime: EpochSeconds;
  /** Hexadecimal MD5 of the file, lower case. */
  readonly md5: string;
}

/** The longest message that is read, in characters. Real ones have about 170. */
const MAX_MESSAGE_CHARACTERS = 4_096;

/**
 * Reads the text of an SNS message. `create-time` may be in AWS's own style or in ISO 8601.
 * @throws RangewatchError `notification-shape`
 */
export function parseNotification(message: string): Notification {
  if (message.length > MAX_MESSAGE_CHARACTERS) {
    throw refuse(`${message.length} characters`, `at most ${MAX_MESSAGE_CHARACTERS}`, 'message');
  }
  const document = parseText(message);
  if (!isRecord(document)) throw refuse(quote(message), 'a JSON object', 'message');
  const syncToken = parseSyncToken(document['synctoken']);
  if (syncToken === undefined) throw refuse(shown(document['synctoken']), 'ten digits', 'synctoken');
  const time = document['create-time'];
  const createTime = typeof time === 'string' ? parseAwsDate(time) : undefined;
  if (createTime === undefined) throw refuse(shown(time), 'a UTC date', 'create-time');
  const md5 = document['md5'];
  if (typeof md5 !== 'string' || !/^[0-9a-f]{32}$/.test(md5)) {
    throw refuse(shown(md5), '32 hexadecimal digits', 'md5');
  }
  if (typeof document['url'] !== 'string') throw refuse(shown(document['url']), 'text', 'url');
  return { syncToken, createTime, md5 };
}

function parseText(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : quote(typeof value === 'string' ? value : JSON.stringify(value));
}

function refuse(seen: string, expected: string, field: string): RangewatchError {
  return new RangewatchError({
    code: 'notification-shape',
    seen,
    expected,
    where: `notification, ${field}`,
    remedy: 'the poll will look at the feed in any case',
  });
}
