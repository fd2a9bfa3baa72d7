// Just enough of CloudWatch for alarms: DescribeAlarms in AWS's JSON protocol, by prefix, two a page.
import { endServers, serve } from '../../hostile/loopback.ts';

/** One alarm as CloudWatch has it. */
export interface ListedAlarm {
  readonly AlarmName: string;
  readonly StateValue: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  readonly ActionsEnabled: boolean;
}

const PAGE = 2;

/** Starts it. `refuse` is the code of an error that it always answers. */
export async function startCloudWatchStandIn(alarms: readonly ListedAlarm[], refuse?: string) {
  const asked: string[] = [];
  const url = await serve(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    asked.push(String(request.headers['x-amz-target']));
    response.setHeader('Content-Type', 'application/x-amz-json-1.0');
    if (refuse !== undefined) {
      response.writeHead(400);
      response.end(JSON.stringify({ __type: `com.amazonaws.cloudwatch#${refuse}`, message: 'not for you' }));
      return;
    }
    const { AlarmNamePrefix = '', NextToken = '0' } = JSON.parse(text);
    const all = alarms.filter(({ AlarmName }) => AlarmName.startsWith(AlarmNamePrefix));
    const from = Number(NextToken);
    const next = from + PAGE < all.length ? { NextToken: String(from + PAGE) } : {};
    response.end(
      JSON.stringify({ MetricAlarms: all.slice(from, from + PAGE), CompositeAlarms: [], ...next }),
    );
  });
  return { url: url.replace(/\/$/, ''), asked };
}

/** Ends every one. */
export const endCloudWatchStandIns = endServers;
