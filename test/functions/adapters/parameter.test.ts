// The webhook's URL from Parameter Store: the real client of SSM against a stand-in that speaks SSM's JSON protocol.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SSMClient } from '@aws-sdk/client-ssm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ssmParameter } from '../../../functions/adapters/parameter.ts';

const SECRET = 'https://hooks.slack.com/services/T000/B000/s3cr3t-webhook';

let server: Server;
let client: SSMClient;
let asked: { readonly target: unknown; readonly body: unknown }[];
let answer: { readonly status: number; readonly body: string };
let now: number;
beforeEach(async () => {
  asked = [];
  answer = { status: 200, body: JSON.stringify({ Parameter: { Name: '/slack', Value: `${SECRET}\n` } }) };
  now = 1_000;
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    asked.push({ target: request.headers['x-amz-target'], body });
    response.writeHead(answer.status, { 'Content-Type': 'application/x-amz-json-1.1' }).end(answer.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  client = new SSMClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
});
afterEach(async () => {
  client.destroy();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const read = () => ssmParameter(client, '/slack', { now: () => now });
const refuse = (status: number, type: string, message = SECRET) => {
  answer = { status, body: JSON.stringify({ __type: type, message }) };
};

describe('a parameter of SSM', () => {
  it('is asked for decrypted, and comes without the line break that a terminal left', async () => {
    expect(await read()()).toBe(SECRET);
    expect(asked).toEqual([
      { target: 'AmazonSSM.GetParameter', body: { Name: '/slack', WithDecryption: true } },
    ]);
  });

  it('is kept for five minutes, then read again; at once where it is wanted anew', async () => {
    const readUrl = read();
    await readUrl();
    now += 299;
    await readUrl();
    expect(asked).toHaveLength(1);
    answer = { status: 200, body: JSON.stringify({ Parameter: { Value: 'changed' } }) };
    now += 1;
    expect(await readUrl()).toBe('changed');
    await readUrl('anew');
    expect(asked).toHaveLength(3);
  });

  it('that could not be read is not kept', async () => {
    const readUrl = read();
    refuse(500, 'InternalServerError');
    await expect(readUrl()).rejects.toMatchObject({ code: 'alert-channel' });
    answer = { status: 200, body: JSON.stringify({ Parameter: { Value: SECRET } }) };
    expect(await readUrl()).toBe(SECRET);
  });

  it.each([
    ['that does not exist', 400, 'ParameterNotFound'],
    ['that may not be read', 400, 'AccessDeniedException'],
    ['whose key is gone', 400, 'InvalidKeyId'],
  ])('%s is for a person', async (_, status, type) => {
    refuse(status, type);
    await expect(read()()).rejects.toMatchObject({
      code: 'config-value',
      message: expect.stringContaining(type),
    });
  });

  it.each([
    ['no value', JSON.stringify({ Parameter: {} }), 'config-value'],
    ['nothing', '{}', 'config-value'],
    ['an answer that is no JSON', SECRET, 'alert-channel'],
  ])('with %s is no URL', async (_, body, code) => {
    answer = { status: 200, body };
    await expect(read()()).rejects.toMatchObject({ code });
  });

  it.each([
    ['throttling', 400, 'ThrottlingException'],
    ['a failure of SSM', 500, 'InternalServerError'],
  ])('under %s is read later, and no error repeats what SSM said', async (_, status, type) => {
    refuse(status, type);
    const error: unknown = await read()().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'alert-channel' });
    expect(error).not.toHaveProperty('cause');
    expect(String(error)).not.toContain('hooks.slack.com');
  });

  it('of a server that is gone is read later', async () => {
    client = new SSMClient({
      endpoint: 'http://127.0.0.1:1',
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });
    await expect(read()()).rejects.toMatchObject({ code: 'alert-channel' });
  });
});
