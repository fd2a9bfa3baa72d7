// The channels of this machine besides the terminal, by its environment.
import type { SlackAnswer, TimeLeft } from '../../functions/slack.ts';
import { RangewatchError } from '../../shared/error.ts';
import type { Channel, Delivery } from './channel.ts';
import { type MailSettings, mailChannel, mailSettingsIn } from './mail.ts';

/** What the environment says of channels. */
export interface ChannelSettings {
  readonly mail: MailSettings | undefined;
  /** The URL of an incoming webhook, `SLACK_WEBHOOK_URL`: a secret. */
  readonly slackUrl: string | undefined;
}

/** The Slack function. */
export type SlackFunction = (event: unknown, time: TimeLeft) => Promise<SlackAnswer>;

/** How long the Slack function may wait for Slack, in milliseconds. */
const SLACK_TIME = 60_000;

/** @throws RangewatchError `config-value` */
export function channelSettingsIn(variables: Readonly<Record<string, string | undefined>>): ChannelSettings {
  const slackUrl = variables['SLACK_WEBHOOK_URL'] || undefined;
  if (
    slackUrl !== undefined &&
    !/^(?:https:\/\/hooks\.slack\.com|http:\/\/127\.0\.0\.1:\d+)\//.test(slackUrl)
  ) {
    throw new RangewatchError({
      code: 'config-value',
      seen: 'another text',
      expected: 'a URL that begins with https://hooks.slack.com/',
      where: 'environment, SLACK_WEBHOOK_URL',
    });
  }
  return { mail: mailSettingsIn(variables), slackUrl };
}

/** The channels that are set up. */
export function channelsOf({ mail }: ChannelSettings, slack: SlackFunction | undefined): readonly Channel[] {
  return [
    ...(mail === undefined ? [] : [mailChannel(mail)]),
    ...(slack === undefined ? [] : [slackChannel(slack)]),
  ];
}

/** The very function that the topic invokes on AWS, with the event that it would get. */
function slackChannel(slack: SlackFunction): Channel {
  return {
    name: 'Slack',
    send: async ({ id, subject, envelope }: Delivery) => {
      const until = Date.now() + SLACK_TIME;
      const sns = { MessageId: id, Subject: subject, Message: envelope.Message };
      await slack({ Records: [{ Sns: sns }] }, { getRemainingTimeInMillis: () => until - Date.now() });
    },
  };
}
