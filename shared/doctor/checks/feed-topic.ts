// Whether AWS tells this account that the feed changed. Without it each change is found by the poll, minutes later.
import { FEED_TOPIC_ARN } from '../../feed/notification.ts';
import { type Check, fine, problem, unknown } from '../finding.ts';
import { said } from '../words/say.ts';

export const feedTopic: Check = ({ feedTopic: seen, aws }) => {
  if (seen === undefined) {
    return aws && unknown(said('feed-topic-unasked'), said('feed-topic-unasked-do'));
  }
  const { region } = seen;
  if (seen.kind === 'unseen') {
    return unknown(said('feed-topic-unseen', { region, why: seen.why }), said('feed-topic-unseen-do'));
  }
  const isTold =
    seen.kind === 'seen' &&
    seen.value.some(({ topicArn, state }) => topicArn === FEED_TOPIC_ARN && state === 'confirmed');
  return isTold
    ? fine(said('feed-topic-some'))
    : problem(said('feed-topic-none', { region }), said('feed-topic-none-do'));
};
