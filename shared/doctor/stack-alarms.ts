// The alarms of the stack on AWS, by what stands behind the stack's name in theirs; infra/alarms.yml makes them.

/** Each alarm, and the section of docs/runbook.md that says what it means and what to do. */
export const STACK_ALARMS = {
  unverified: 'unverified',
  lag: 'lag',
  outbox: 'outbox',
  approval: 'approval',
  'failed-events': 'failed-events',
  'watch-errors': 'errors',
  'publish-errors': 'errors',
  'slack-errors': 'errors',
  'approve-errors': 'errors',
  'watch-throttles': 'throttles',
  'publish-throttles': 'throttles',
  'slack-throttles': 'throttles',
  'approve-throttles': 'throttles',
} as const satisfies Readonly<Record<string, string>>;

/** The name of an alarm without that of its stack. */
export type StackAlarmName = keyof typeof STACK_ALARMS;

/** All of them, in the order of the runbook. */
export const STACK_ALARM_NAMES = Object.keys(STACK_ALARMS) as readonly StackAlarmName[];

/** Whether a stack may be without it: one that has no Slack is. */
export function isOptional(name: StackAlarmName): boolean {
  return name.startsWith('slack-');
}

/** One alarm as CloudWatch has it. */
export interface StackAlarm {
  readonly name: StackAlarmName;
  /** `blind`: CloudWatch has too little data to judge by. */
  readonly state: 'quiet' | 'raised' | 'blind';
  /** Whether it sends anything: its actions can be turned off. */
  readonly isTold: boolean;
}
