// The bucket over plain HTTP as a firewall or a browser sees it.

import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { folderStore } from '../../../local/bucket/folder-store.ts';
import { startWebServer } from '../../../local/web/server.ts';
import { temporaryRoot } from '../temp-folder.ts';

const ETAG_OF_ABC = '"900150983cd24fb0d6963f7d28e17f72"';
const KEY = 'current/ap-northeast-1/streaming/ipv4.txt';

async function start() {
  const root = temporaryRoot();
  const store = folderStore(root);
  const headers = { contentType: 'text/plain; charset=utf-8', cacheControl: 'max-age=60' };
  const put = (key: string, text: string) => store.put(key, Buffer.from(text), headers, { kind: 'any' });
  const { url, close } = await startWebServer({ root, port: 0 });
  onTestFinished(close);
  return { root, url, put };
}

/** The answer to a request line that is sent as it stands. */
function ask(url: string, line: string): Promise<string> {
  return new Promise((done, failed) => {
    let text = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => {
      text += piece;
    });
    socket.on('end', () => done(text));
    socket.on('error', failed);
    socket.write(`${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  });
}

test('an object is served with the headers it was put with', async () => {
  const { url, put } = await start();
  put(KEY, 'abc');
  for (const method of ['GET', 'HEAD']) {
    const answer = await fetch(`${url}/${KEY}?since=1`, { method });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'max-age=60',
      'content-length': '3',
      etag: ETAG_OF_ABC,
      'last-modified': expect.stringMatching(/ GMT$/),
      'x-content-type-options': 'nosniff',
    });
    expect(await answer.text()).toBe(method === 'GET' ? 'abc' : '');
  }
});

test('what was put after the start is served, and an unchanged object is 304', async () => {
  const { url, put } = await start();
  expect((await fetch(`${url}/${KEY}`)).status).toBe(404);
  put(KEY, 'abc');
  const poll = (etag: string) => fetch(`${url}/${KEY}`, { headers: { 'If-None-Match': etag } });
  const unchanged = await poll(ETAG_OF_ABC);
  expect([unchanged.status, await unchanged.text(), unchanged.headers.get('etag')]).toEqual([
    304,
    '',
    ETAG_OF_ABC,
  ]);
  put(KEY, 'abd');
  expect((await poll(ETAG_OF_ABC)).status).toBe(200);
  expect((await fetch(`${url}/${KEY}`, { headers: { 'If-Match': ETAG_OF_ABC } })).status).toBe(412);
});

test.each([
  ...['/missing', '/current', '/current/', '/%', '/a%00b', '//', '/.staging-1', '/current/%ff', '/%E6%9D%B1'],
  ...['/../secret', '/%2e%2e/secret', '/current/..%2f..%2fsecret', '/..%5csecret', `/${'x'.repeat(2000)}`],
])('%s is 404 in plain text, never 401 or 403, and no listing', async (path) => {
  const { root, url, put } = await start();
  put(KEY, 'abc');
  writeFileSync(join(dirname(root), 'secret'), 'the secret');
  const answer = await ask(url, `GET ${path}`);
  expect(answer).toMatch(/^HTTP\/1\.1 404 [\s\S]*content-type: text\/plain/i);
  expect(answer).toMatch(/x-content-type-options: nosniff/i);
  expect(answer).not.toMatch(/secret|ap-northeast-1/);
});

test.each(['PUT', 'POST', 'DELETE', 'OPTIONS', 'PATCH'])('%s is 405 and changes nothing', async (method) => {
  const { url, put } = await start();
  put(KEY, 'abc');
  const answer = await fetch(`${url}/${KEY}`, { method });
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  expect(await (await fetch(`${url}/${KEY}`)).text()).toBe('abc');
});

test('/ is the console where there is one, a file laid there by hand too', async () => {
  const { root, url } = await start();
  expect((await fetch(`${url}/`)).status).toBe(404);
  mkdirSync(join(root, 'console'), { recursive: true });
  writeFileSync(join(root, 'console/index.html'), '<!doctype html>');
  const answer = await fetch(`${url}/?from=1&to=2`);
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    200,
    'text/html; charset=utf-8',
    '<!doctype html>',
  ]);
});
