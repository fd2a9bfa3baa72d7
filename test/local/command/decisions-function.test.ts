// Settling on AWS: the command invokes the approve function, here a server on loopback that speaks Lambda's Invoke.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { approveHandler } from '../../../functions/approve.ts';
import { BASE } from '../../world/feeds.ts';
import { manyGateways, onlyWaiting, take } from '../../world/settling.ts';
import { CONFIG, makeWorld, TELLING, type World } from '../../world/world.ts';
import { failed, fine, rangewatchHere } from './run.ts';

const NAME = 'rangewatch-prod-approve';
const ON_AWS = ['--function', NAME];

let server: Server;
let world: World;
let authorized: string[];
beforeAll(async () => {
  world = makeWorld();
  await take(world, 0, BASE);
  await take(world, 1, [...BASE, ...manyGateways(41)]);
  authorized = [];
  server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    authorized.push(incoming.headers.authorization ?? '');
    const { status, headers, body } = await invoke(
      incoming.url ?? '',
      Buffer.concat(chunks).toString('utf8'),
    );
    outgoing.writeHead(status, headers).end(JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv('AWS_REGION', 'ap-northeast-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

/** What Lambda answers: a function's error is an answer too, marked by a header. */
async function invoke(url: string, payload: string) {
  const name = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(url)?.[1];
  if (name === 'rangewatch-prod-publish')
    return { status: 200, headers: {}, body: { shownSeq: 3, alertsSent: 0 } };
  if (name !== NAME) {
    const headers = { 'x-amzn-errortype': 'ResourceNotFoundException' };
    return { status: 404, headers, body: { Type: 'User', Message: `Function not found: ${name}` } };
  }
  try {
    return {
      status: 200,
      headers: {},
      body: await approveHandler(world.ports, CONFIG, TELLING.baseUrl)(JSON.parse(payload)),
    };
  } catch (error) {
    const { name: errorType, message: errorMessage } = error as Error;
    return {
      status: 200,
      headers: { 'x-amz-function-error': 'Unhandled' },
      body: { errorType, errorMessage },
    };
  }
}

it('lists what waits, and settles it, with the credentials of who calls', async () => {
  const { digest } = await onlyWaiting(world);
  expect(fine(await rangewatchHere(['approvals', ...ON_AWS]))).toContain(`${digest.slice(0, 16)}  addition`);
  const settled = await rangewatchHere(['approve', digest, '--reason', 'r', '--who', 'yuki', ...ON_AWS]);
  expect(fine(settled)).toMatch(
    /^approve: addition WORKSPACES_GATEWAYS ap-northeast-1, 41 prefixes\. Release 2 /,
  );
  await world.converge();
  expect(await world.readText('current/ap-northeast-1/streaming/ipv4.txt')).toContain('43.218.32.0/21\n');
  expect(authorized.every((header) => header.startsWith('AWS4-HMAC-SHA256 Credential=test/'))).toBe(true);
});

it('passes on the whole line with which the function refuses', async () => {
  const line = failed(await rangewatchHere(['approve', 'abcdef012345', '--reason', 'r', ...ON_AWS]), 1);
  expect(line).toContain(
    'a digest holds for the exact prefixes it was shown with: look at `approvals` again',
  );
  expect(line).toContain('[decision-refused]');
});

it.each([
  ['another function', 'rangewatch-prod-publish', /an answer of the approve function/],
  ['a name that is none', 'rangewatch-prod-aprove', /Function not found: rangewatch-prod-aprove/],
])('refuses %s with one line', async (_, name, right) => {
  for (const command of [['approvals'], ['unpin', '--reason', 'r']]) {
    expect(failed(await rangewatchHere([...command, '--function', name]), 1)).toMatch(right);
  }
});
