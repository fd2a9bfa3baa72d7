// Looking at subscriptions on AWS. The SDK is loaded only here.
import type { Sight } from '../../shared/doctor/sight.ts';

/** Who is subscribed to the alerts; undefined where no topic is named. @param arn a whole one */
export async function seeAlertsTopic(arn: string | undefined): Promise<Sight['alertsTopic']> {
  if (arn === undefined) return undefined;
  const { topicSubscriptions } = await import('../../functions/adapters/subscriptions.ts');
  const region = arn.split(':')[3] ?? '';
  return { arn, ...(await topicSubscriptions(arn, region)) };
}

/** What this account is subscribed to in the region of AWS's topic. */
export async function seeFeedTopic(region: string | undefined): Promise<Sight['feedTopic']> {
  if (region === undefined) return undefined;
  const { accountSubscriptions } = await import('../../functions/adapters/subscriptions.ts');
  return { region, ...(await accountSubscriptions(region)) };
}
