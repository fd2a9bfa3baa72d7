// The feed player: serves recorded feeds as AWS serves its own, one after the other, and writes AWS's notifications.
import { createHash } from 'node:crypto';
import type { SNSEvent } from 'aws-lambda';
import { FEED_TOPIC_ARN } from '../../shared/feed/notification.ts';
import { parseFeed } from '../../shared/feed/parse.ts';
import type { EpochSeconds } from '../../shared/time.ts';
import { awsDate } from '../feed-bytes.ts';
import { listenOnLoopback, type RunningServer } from '../web/listen.ts';

/** A feed that can be played, and what it shows, in words for a person. */
export interface Publication {
  readonly note: string;
  readonly bytes: Uint8Array;
}

/** A server that shows one publication at a time. */
export interface FeedPlayer extends RunningServer {
  /** Serves this one from now on; answers its notification and its `createDate`. */
  readonly show: (publication: Publication) => Shown;
}

/** What a publication said of itself; a feed that cannot be read says nothing. */
export interface Shown {
  readonly event: SNSEvent | undefined;
  readonly createDate: EpochSeconds | undefined;
}

/** Starts the player on a free port; before the first publication it answers 404. */
export async function startPlayer(): Promise<FeedPlayer> {
  let playing: { readonly bytes: Uint8Array; readonly etag: string } | undefined;
  const server = await listenOnLoopback(
    0,
    async (request) => {
      if (playing === undefined) return { status: 404, headers: {} };
      const headers = { ETag: playing.etag, 'Content-Type': 'application/json' };
      if (request.headers['if-none-match'] === playing.etag) return { status: 304, headers };
      return { status: 200, headers, body: playing.bytes };
    },
    () => ({ status: 500, headers: {} }),
  );
  return {
    ...server,
    url: `${server.url}/ip-ranges.json`,
    show: ({ bytes }) => {
      const md5 = createHash('md5').update(bytes).digest('hex');
      playing = { bytes, etag: `"${md5}"` };
      return shownBy(bytes, md5);
    },
  };
}

function shownBy(bytes: Uint8Array, md5: string): Shown {
  try {
    const { syncToken, createDate } = parseFeed(bytes);
    const message = {
      'create-time': awsDate(createDate),
      synctoken: String(syncToken),
      md5,
      url: 'https://ip-ranges.amazonaws.com/ip-ranges.json',
    };
    return { event: snsEvent(JSON.stringify(message), createDate), createDate };
  } catch {
    // The functions say what is wrong with it; a poll looks at it all the same.
    return { event: undefined, createDate: undefined };
  }
}

/** The event that Lambda makes of AWS's notification. */
function snsEvent(message: string, createDate: EpochSeconds): SNSEvent {
  return {
    Records: [
      {
        EventVersion: '1.0',
        EventSource: 'aws:sns',
        EventSubscriptionArn: `${FEED_TOPIC_ARN}:00000000-0000-0000-0000-000000000000`,
        Sns: {
          Type: 'Notification',
          MessageId: '00000000-0000-0000-0000-000000000000',
          TopicArn: FEED_TOPIC_ARN,
          Subject: 'IP Space Changed',
          Message: message,
          Timestamp: new Date(createDate * 1_000).toISOString(),
          SignatureVersion: '1',
          Signature: '',
          SigningCertUrl: '',
          UnsubscribeUrl: '',
          MessageAttributes: {},
        },
      },
    ],
  };
}
