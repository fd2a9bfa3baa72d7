// The alarms of a stack, read with the caller's own IAM credentials. Only the doctor loads this.
import { CloudWatchClient, type MetricAlarm, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import type { Seen } from '../../shared/doctor/sight.ts';
import { STACK_ALARM_NAMES, type StackAlarm } from '../../shared/doctor/stack-alarms.ts';
import { failureText } from './failure-text.ts';

/** For one step of a request, in milliseconds. */
const TIMEOUT_MS = 10_000;

const STATES: Readonly<Record<string, StackAlarm['state']>> = { OK: 'quiet', ALARM: 'raised' };

/** Reads them, in the Region of the environment. */
export async function stackAlarms(stack: string): Promise<Seen<readonly StackAlarm[]>> {
  const requestHandler = { connectionTimeout: TIMEOUT_MS, requestTimeout: TIMEOUT_MS };
  const client = new CloudWatchClient({ maxAttempts: 2, requestHandler });
  try {
    const found: StackAlarm[] = [];
    // Another stack's name may begin like this one's: only alarms that are made here are taken.
    const pages = paginateDescribeAlarms(
      { client },
      { AlarmNamePrefix: `${stack}-`, AlarmTypes: ['MetricAlarm'] },
    );
    for await (const { MetricAlarms = [] } of pages)
      found.push(...MetricAlarms.flatMap((alarm) => readAlarm(stack, alarm)));
    return { kind: 'seen', value: found };
  } catch (error) {
    return { kind: 'unseen', why: failureText(error) };
  } finally {
    client.destroy();
  }
}

function readAlarm(stack: string, { AlarmName, StateValue, ActionsEnabled }: MetricAlarm): StackAlarm[] {
  const name = STACK_ALARM_NAMES.find((each) => AlarmName === `${stack}-${each}`);
  if (name === undefined) return [];
  return [{ name, state: STATES[StateValue ?? ''] ?? 'blind', isTold: ActionsEnabled === true }];
}
