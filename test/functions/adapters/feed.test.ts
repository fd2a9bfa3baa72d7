// Fetching from servers that misbehave: each failure is typed, bounded and one line.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { FEED_URL, receiveFrom } from '../../../functions/adapters/feed.ts';
import { readEnvironment } from '../../../functions/environment.ts';
import { BASE, received } from '../../world/feeds.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const GOOD = received(0, BASE);

describe('receiving the feed', () => {
  it('gives its entries and the MD5 of its bytes', async () => {
    const url = await serve((_, response) => response.end(GOOD.bytes));
    expect(await receiveFrom(url)(undefined)).toMatchObject({
      md5: GOOD.md5,
      feed: { syncToken: GOOD.feed.syncToken },
    });
  });

  it('asks for anything but what is known, and understands "not modified"', async () => {
    const url = await serve((request, response) => {
      response.statusCode = request.headers['if-none-match'] === `"${GOOD.md5}"` ? 304 : 200;
      response.end(response.statusCode === 200 ? GOOD.bytes : undefined);
    });
    expect(await receiveFrom(url)(GOOD.md5)).toBe('unchanged');
    expect(await receiveFrom(url)('0'.repeat(32))).toMatchObject({ md5: GOOD.md5 });
  });

  it('reads a body that is packed for the way', async () => {
    const url = await serve((_, response) => {
      response.setHeader('Content-Encoding', 'gzip');
      response.end(gzipSync(GOOD.bytes));
    });
    expect(await receiveFrom(url)(undefined)).toMatchObject({ md5: GOOD.md5 });
  });

  it.each([403, 404, 500, 503, 206])(
    'does not take an answer with status %i for the feed',
    async (status) => {
      const url = await serve((_, response) => {
        response.statusCode = status;
        response.end(GOOD.bytes);
      });
      await expect(receiveFrom(url)(undefined)).rejects.toMatchObject({ code: 'feed-unreachable' });
    },
  );

  it.each([301, 302, 307, 308])('follows no redirect (%i), not even to a good feed', async (status) => {
    const asked: string[] = [];
    const target = await serve((request, response) => {
      asked.push(request.url ?? '');
      response.end(GOOD.bytes);
    });
    const url = await serve((_, response) => {
      response.writeHead(status, { Location: target });
      response.end();
    });
    await expect(receiveFrom(url)(undefined)).rejects.toMatchObject({ code: 'feed-unreachable' });
    expect(asked).toEqual([]);
  });

  it('stops reading a body that is too large, however it is packed', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, ' ');
    const endless = await serve((_, response) => {
      const more = () => {
        while (response.write(megabyte));
        response.once('drain', more);
      };
      more();
    });
    const bomb = await serve((_, response) => {
      response.setHeader('Content-Encoding', 'gzip');
      response.end(gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')));
    });
    for (const url of [endless, bomb]) {
      await expect(receiveFrom(url)(undefined)).rejects.toMatchObject({ code: 'feed-too-large' });
    }
  });

  it('does not take a body that was cut off for the feed', async () => {
    const url = await serve((_, response) => {
      response.setHeader('Content-Length', GOOD.bytes.length);
      response.write(GOOD.bytes.subarray(0, 1_000));
      setTimeout(() => response.destroy(), 20);
    });
    await expect(receiveFrom(url)(undefined)).rejects.toMatchObject({ code: 'feed-unreachable' });
  });

  it('says in one line that nobody answers', async () => {
    const url = await serve(() => {});
    for (const server of servers.splice(0)) server.close();
    const error = await receiveFrom(url)(undefined).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code: 'feed-unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
    expect((error as Error).message).not.toContain('\n');
  });
});

describe('the environment', () => {
  const GIVEN = {
    TABLE_NAME: 't',
    BUCKET_NAME: 'b',
    ALERTS_TOPIC_ARN: 'a',
    BASE_URL: 'https://lists.example/',
  };

  it('leads to the pinned URL, or to this very machine', () => {
    expect(readEnvironment(GIVEN)).toMatchObject({ feedUrl: FEED_URL, baseUrl: 'https://lists.example' });
    expect(readEnvironment({ ...GIVEN, FEED_URL: 'http://127.0.0.1:8080/f' }).feedUrl).toBe(
      'http://127.0.0.1:8080/f',
    );
  });

  it.each([
    'https://example.com/ip-ranges.json',
    'http://127.0.0.1.example.com:80/',
    'http://127.0.0.1@example.com:80/',
    'http://169.254.169.254:80/',
    'file:///etc/passwd',
  ])('never to %s', (FEED_URL) => {
    expect(() => readEnvironment({ ...GIVEN, FEED_URL })).toThrow(/FEED_URL/);
  });

  it('signs only where a key is named', () => {
    expect(readEnvironment(GIVEN).signingKeyFile).toBeUndefined();
    expect(readEnvironment({ ...GIVEN, SIGNING_KEY_FILE: '' }).signingKeyFile).toBeUndefined();
    expect(readEnvironment({ ...GIVEN, SIGNING_KEY_FILE: '/k' }).signingKeyFile).toBe('/k');
  });

  it('says which setting is missing', () => {
    expect(() => readEnvironment({ ...GIVEN, TABLE_NAME: '' })).toThrow(/TABLE_NAME/);
  });
});
