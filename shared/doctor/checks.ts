// Every check, by the name that scripts may match: to add one, add a file and a line here.
import { age } from './checks/age.ts';
import { alarms } from './checks/alarms.ts';
import { alerts } from './checks/alerts.ts';
import { alertsTopic } from './checks/alerts-topic.ts';
import { approvals } from './checks/approvals.ts';
import { approveFunction } from './checks/approve-function.ts';
import { cache } from './checks/cache.ts';
import { channels } from './checks/channels.ts';
import { connection } from './checks/connection.ts';
import { expires } from './checks/expires.ts';
import { feedTopic } from './checks/feed-topic.ts';
import { file } from './checks/file.ts';
import { key } from './checks/key.ts';
import { latest } from './checks/latest.ts';
import { missing } from './checks/missing.ts';
import { pin } from './checks/pin.ts';
import { signature } from './checks/signature.ts';
import { source } from './checks/source.ts';
import { start } from './checks/start.ts';
import { version } from './checks/version.ts';
import type { Check } from './finding.ts';

/** The checks in the order in which they are shown. */
export const CHECKS = {
  start,
  source,
  connection,
  version,
  expires,
  age,
  latest,
  file,
  missing,
  cache,
  signature,
  key,
  function: approveFunction,
  approvals,
  pin,
  channels,
  alerts,
  'alerts-topic': alertsTopic,
  'feed-topic': feedTopic,
  alarms,
} as const satisfies Readonly<Record<string, Check>>;

/** The name of a check. */
export type CheckId = keyof typeof CHECKS;
