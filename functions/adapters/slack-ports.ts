// What the Slack function reaches on AWS: the topic of alerts, and the parameter that holds the webhook's URL.
import { SNSClient } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { SlackPorts } from '../../shared/alerts/slack-delivery.ts';
import type { SlackEnvironment } from '../environment.ts';
import { snsAlerts } from './alerts.ts';
import { systemClock } from './clock.ts';
import { ssmParameter } from './parameter.ts';
import { slackWebhook } from './webhook.ts';

/** The ports of the Slack function on AWS. */
export function slackPorts({ alertsTopicArn, chatTopicArn, webhook }: SlackEnvironment): SlackPorts {
  const readUrl =
    webhook.kind === 'url'
      ? async () => webhook.url
      : ssmParameter(new SSMClient({}), webhook.parameter, systemClock);
  return {
    sendAlert: snsAlerts(new SNSClient({}), alertsTopicArn, chatTopicArn),
    clock: systemClock,
    post: slackWebhook(readUrl),
  };
}
