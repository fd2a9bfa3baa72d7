// Just enough of SNS's query protocol for subscriptions that fauxqs has not: pending ones, pages, and refusals.
import { endServers, serve } from '../../hostile/loopback.ts';

/** One subscription as SNS lists it. */
export interface Listed {
  readonly arn: string;
  readonly topic: string;
  readonly protocol: string;
  readonly endpoint: string;
}

/** What it was asked, and how to end it. */
export interface SnsStandIn {
  readonly url: string;
  readonly asked: readonly string[];
}

/** Starts it. `refuse` is the code of an error that it always answers; each page has one subscription. */
export async function startSnsStandIn(listed: readonly Listed[], refuse?: string): Promise<SnsStandIn> {
  const asked: string[] = [];
  const url = await serve(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const parameters = new URLSearchParams(text);
    const action = parameters.get('Action') ?? '';
    asked.push(action);
    response.setHeader('Content-Type', 'text/xml');
    if (refuse !== undefined) {
      response.writeHead(refuse === 'NotFound' ? 404 : 403);
      response.end(
        `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>${refuse}</Code><Message>not for you</Message></Error></ErrorResponse>`,
      );
      return;
    }
    const topic = parameters.get('TopicArn');
    const all = listed.filter((each) => topic === null || each.topic === topic);
    const page = Number(parameters.get('NextToken') ?? 0);
    const next = page + 1 < all.length ? `<NextToken>${page + 1}</NextToken>` : '';
    response.end(
      `<${action}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><${action}Result><Subscriptions>${all
        .slice(page, page + 1)
        .map(memberOf)
        .join('')}</Subscriptions>${next}</${action}Result></${action}Response>`,
    );
  });
  return { url: url.replace(/\/$/, ''), asked };
}

/** Ends every one. */
export const endSnsStandIns = endServers;

function memberOf({ arn, topic, protocol, endpoint }: Listed): string {
  return `<member><SubscriptionArn>${arn}</SubscriptionArn><TopicArn>${topic}</TopicArn><Protocol>${protocol}</Protocol><Endpoint>${endpoint}</Endpoint><Owner>111122223333</Owner></member>`;
}
