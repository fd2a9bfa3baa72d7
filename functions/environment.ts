// What a function is told by its environment, checked when it starts: a wrong setting fails at once and says so.
import { quote, RangewatchError } from '../shared/error.ts';
import { FEED_URL } from './adapters/feed.ts';

/** The settings of a function. */
export interface Environment {
  readonly tableName: string;
  readonly bucketName: string;
  readonly alertsTopicArn: string;
  /** The topic of Amazon Q Developer in chat applications; undefined where there is none. */
  readonly chatTopicArn: string | undefined;
  /** Where the bucket is served, without a final slash. */
  readonly baseUrl: string;
  readonly feedUrl: string;
  /** A minisign secret key without a password; undefined where nothing is signed. */
  readonly signingKeyFile: string | undefined;
  /** The ARN of a key in AWS KMS, for publish alone; undefined where nothing is signed by one. */
  readonly signingKeyArn: string | undefined;
}

/** The settings of the Slack function: it reads no table and no bucket. */
export interface SlackEnvironment extends Pick<Environment, 'alertsTopicArn' | 'chatTopicArn' | 'baseUrl'> {
  readonly webhook: SlackWebhookSetting;
}

/** Where the URL of the webhook is: in a parameter of SSM, or, on one machine, here. It is a secret. */
export type SlackWebhookSetting =
  | { readonly kind: 'parameter'; readonly parameter: string }
  | { readonly kind: 'url'; readonly url: string };

/** The variables of a process. */
type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment.
 * @throws RangewatchError `config-value`
 */
export function readEnvironment(variables: Variables): Environment {
  const required = requiredIn(variables);
  return {
    tableName: required('TABLE_NAME'),
    bucketName: required('BUCKET_NAME'),
    alertsTopicArn: required('ALERTS_TOPIC_ARN'),
    chatTopicArn: variables['CHAT_TOPIC_ARN'] || undefined,
    baseUrl: required('BASE_URL').replace(/\/+$/, ''),
    feedUrl: pinnedUrl(variables['FEED_URL']),
    signingKeyFile: variables['SIGNING_KEY_FILE'] || undefined,
    signingKeyArn: variables['SIGNING_KEY_ARN'] || undefined,
  };
}

/**
 * Reads the environment of the Slack function. No refusal repeats the URL of the webhook.
 * @throws RangewatchError `config-value`
 */
export function readSlackEnvironment(variables: Variables): SlackEnvironment {
  const required = requiredIn(variables);
  const url = variables['SLACK_WEBHOOK_URL'] || undefined;
  const parameter = variables['SLACK_WEBHOOK_PARAMETER'] || undefined;
  return {
    alertsTopicArn: required('ALERTS_TOPIC_ARN'),
    chatTopicArn: variables['CHAT_TOPIC_ARN'] || undefined,
    baseUrl: required('BASE_URL').replace(/\/+$/, ''),
    webhook:
      parameter === undefined && url !== undefined
        ? { kind: 'url', url }
        : { kind: 'parameter', parameter: required('SLACK_WEBHOOK_PARAMETER') },
  };
}

/** Takes a variable that must be there. */
function requiredIn(variables: Variables): (name: string) => string {
  return (name) => {
    const value = variables[name];
    if (value !== undefined && value !== '') return value;
    throw refuse(name, 'nothing', 'a value');
  };
}

/**
 * The only URLs that a feed is ever fetched from: AWS's, or a server on this very machine for tests and for one-machine
 * use. A setting that someone changed cannot lead a function anywhere else.
 */
function pinnedUrl(setting: string | undefined): string {
  if (setting === undefined || setting === '' || setting === FEED_URL) return FEED_URL;
  if (/^http:\/\/127\.0\.0\.1:\d{1,5}\//.test(setting)) return setting;
  throw refuse('FEED_URL', quote(setting), `${FEED_URL}, or a server on 127.0.0.1`);
}

function refuse(name: string, seen: string, expected: string): RangewatchError {
  return new RangewatchError({ code: 'config-value', seen, expected, where: `environment, ${name}` });
}
