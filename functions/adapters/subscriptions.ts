// Subscriptions of SNS, read with the caller's own IAM credentials.
import {
  ListSubscriptionsByTopicCommand,
  ListSubscriptionsCommand,
  NotFoundException,
  SNSClient,
  type Subscription as SnsSubscription,
} from '@aws-sdk/client-sns';
import type { Subscription, SubscriptionsSight } from '../../shared/doctor/sight.ts';
import { failureText } from './failure-text.ts';

/** The most pages that are read, each of up to 100: SNS gives an account 30 requests a second. */
const MOST_PAGES = 100;

/** For one step of a request, in milliseconds. */
const TIMEOUT_MS = 10_000;

/** One page of an answer. */
interface Page {
  readonly Subscriptions?: readonly SnsSubscription[] | undefined;
  readonly NextToken?: string | undefined;
}

/** Who is subscribed to a topic. */
export function topicSubscriptions(TopicArn: string, region: string): Promise<SubscriptionsSight> {
  return seen(region, (client, next) =>
    client.send(new ListSubscriptionsByTopicCommand({ TopicArn, ...next })),
  );
}

/** Everything that this account is subscribed to in a region, topics of other accounts included. */
export function accountSubscriptions(region: string): Promise<SubscriptionsSight> {
  return seen(region, (client, next) => client.send(new ListSubscriptionsCommand(next)));
}

async function seen(
  region: string,
  ask: (client: SNSClient, next: { readonly NextToken?: string }) => Promise<Page>,
): Promise<SubscriptionsSight> {
  const requestHandler = { connectionTimeout: TIMEOUT_MS, requestTimeout: TIMEOUT_MS };
  const client = new SNSClient({ region, maxAttempts: 2, requestHandler });
  try {
    const found: Subscription[] = [];
    let token: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const { Subscriptions = [], NextToken } = await ask(
        client,
        token === undefined ? {} : { NextToken: token },
      );
      found.push(...Subscriptions.map(subscriptionOf));
      if (NextToken === undefined) return { kind: 'seen', value: found };
      token = NextToken;
    }
    return { kind: 'unseen', why: `more than ${MOST_PAGES} pages of subscriptions` };
  } catch (error) {
    return error instanceof NotFoundException
      ? { kind: 'absent' }
      : { kind: 'unseen', why: failureText(error) };
  } finally {
    client.destroy();
  }
}

function subscriptionOf({
  SubscriptionArn = '',
  TopicArn = '',
  Protocol = '',
  Endpoint,
}: SnsSubscription): Subscription {
  return {
    topicArn: TopicArn,
    protocol: Protocol,
    email: Protocol === 'email' || Protocol === 'email-json' ? Endpoint : undefined,
    state: SubscriptionArn.startsWith('arn:')
      ? 'confirmed'
      : SubscriptionArn === 'Deleted'
        ? 'deleted'
        : 'pending',
  };
}
