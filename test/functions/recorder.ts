// A proxy on loopback that notes which permission each request to DynamoDB, S3 or SNS would need, and passes it on.
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A permission that a request needs: an action, and what it is on. */
export interface Needed {
  readonly action: string;
  /** `{Bucket}/<key>`, `{Bucket}`, `{Table}` or `{AlertsTopic}`, as test/infra/statements.ts writes them. */
  readonly resource: string;
  /** The item, on the table. */
  readonly item?: string;
}

/** Starts a proxy in front of a server. */
export async function startRecorder(target: string, note: (needed: Needed) => void) {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { method = '', url = '', headers } = incoming;
    for (const needed of neededBy(method, url, headers, body)) note(needed);
    const passed = ask(new URL(url, target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    passed.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function neededBy(
  method: string,
  url: string,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  body: Buffer,
): readonly Needed[] {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') {
    const { Key, Item } = JSON.parse(body.toString('utf8'));
    return [{ action: `dynamodb:${target.split('.')[1]}`, resource: '{Table}', item: (Key ?? Item).id.S }];
  }
  if (body.includes('Action=Publish')) return [{ action: 'sns:Publish', resource: '{AlertsTopic}' }];
  const { pathname } = new URL(url, 'http://127.0.0.1');
  const key = decodeURIComponent(pathname.split('/').slice(2).join('/'));
  if (key === '') return [{ action: 's3:ListBucket', resource: '{Bucket}' }];
  const resource = `{Bucket}/${key}`;
  const action =
    { GET: 's3:GetObject', PUT: 's3:PutObject', DELETE: 's3:DeleteObject' }[method] ?? `s3:${method}`;
  // S3 user guide, conditional requests: an ETag may only be compared by who may read the object.
  const compares = method !== 'GET' && headers['if-match'] !== undefined;
  return [{ action, resource }, ...(compares ? [{ action: 's3:GetObject', resource }] : [])];
}
