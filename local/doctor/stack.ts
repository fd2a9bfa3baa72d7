// Looking at the stack on AWS. The SDK is loaded only here.
import type { StackSight } from '../../shared/doctor/sight.ts';

/** Its alarms; undefined where no stack is named. */
export async function seeStack(name: string | undefined): Promise<StackSight | undefined> {
  if (name === undefined) return undefined;
  const { stackAlarms } = await import('../../functions/adapters/alarms.ts');
  return { name, alarms: await stackAlarms(name) };
}
