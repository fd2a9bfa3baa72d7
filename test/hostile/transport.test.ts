// Fetching from servers that want to harm: redirected, bombed, lied to, kept waiting; each ends in one line, in time.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, test } from 'vitest';
import { receiveFrom } from '../../functions/adapters/feed.ts';
import { BASE, received } from '../world/feeds.ts';
import { endServers, refusalFrom, serve } from './loopback.ts';

const GOOD = received(0, BASE);
const MEBIBYTE = 1024 * 1024;
afterEach(endServers);

test.each([
  ...[301, 302, 303, 307, 308].map((status) => [status, 'http://169.254.169.254/latest/meta-data/'] as const),
  ...['file:///etc/passwd', '//127.0.0.1:9/', '/', 'javascript:1'].map((place) => [302, place] as const),
])('a redirect (%i) to %s is refused without a second request', async (status, Location) => {
  const asked: unknown[] = [];
  const url = await serve((request, response) => {
    asked.push(request.url);
    response.writeHead(status, { Location }).end();
  });
  expect((await refusalFrom(url)).message).toContain('found unexpected redirect, expected the feed');
  expect(asked).toEqual(['/']);
});

describe('a body that unpacks to far more than it was', () => {
  const pack = gzipSync(Buffer.alloc(16 * MEBIBYTE, ' '), { level: 1 });
  const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

  it.each<[coding: string, bomb: () => Buffer]>([
    ['gzip', () => Buffer.concat(Array.from({ length: 64 }, () => pack))],
    ['gzip, gzip', () => gzipSync(Buffer.concat(Array.from({ length: 64 }, () => pack)), { level: 1 })],
    ['br', () => brotliCompressSync(Buffer.alloc(128 * MEBIBYTE, ' '), quick)],
  ])('%s stops at the bound, with memory for little more', async (coding, bomb) => {
    const bytes = bomb();
    const url = await serve((_, response) => {
      response.writeHead(200, { 'Content-Encoding': coding }).end(bytes);
    });
    const before = process.memoryUsage().arrayBuffers;
    let peak = before;
    const look = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().arrayBuffers);
    }, 2);
    try {
      // Said while reading; after the whole body it would give its size.
      expect((await refusalFrom(url)).message).toMatch(/found more than \d+ bytes.*\[feed-too-large\]/);
    } finally {
      clearInterval(look);
    }
    expect(peak - before).toBeLessThan(64 * MEBIBYTE);
  });

  it('is nothing that the coding says it is', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('<!channel>\u001b[2J');
    });
    expect((await refusalFrom(url)).code).toBe('feed-unreachable');
  });
});

describe('a declared length', () => {
  const lying = (length: number) =>
    serve((_, response) => {
      response.socket?.end(
        `HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\n${new TextDecoder().decode(GOOD.bytes)}`,
      );
    });

  it('shorter than the body does not give a feed', async () => {
    const { code } = await refusalFrom(await lying(GOOD.bytes.length - 100));
    expect(['feed-not-json', 'feed-unreachable']).toContain(code);
  });

  it('longer than the body does not give a feed', async () => {
    expect((await refusalFrom(await lying(GOOD.bytes.length + 100))).code).toBe('feed-unreachable');
  });

  it('of terabytes is not believed', async () => {
    expect((await refusalFrom(await lying(1e15))).code).toBe('feed-unreachable');
  });
});

describe('a server that takes its time is left at the limit', () => {
  const LIMIT = 150;

  it('before its first byte', async () => {
    const { message } = await refusalFrom(await serve(() => {}), undefined, LIMIT);
    expect(message).toContain('no answer within 0.15 seconds');
  });

  it('in a body that drips', async () => {
    let drips = 0;
    const url = await serve((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(GOOD.bytes.subarray(drips, ++drips)), 10);
      response.once('close', () => clearInterval(drip));
    });
    expect((await refusalFrom(url, undefined, LIMIT)).message).toContain('no answer within 0.15 seconds');
    expect(drips).toBeGreaterThan(1);
  });

  it('in an error page that never ends: its connection is closed at once', async () => {
    let closed: (() => void) | undefined;
    const isClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const url = await serve((_, response) => {
      response.writeHead(500).write('<html>');
      response.once('close', () => closed?.());
    });
    expect((await refusalFrom(url)).message).toContain('HTTP 500');
    await isClosed;
  });
});

describe('an answer that is not the feed', () => {
  it.each<[what: string, status: number, headers: Record<string, string>, body: string, code: string]>([
    ['200 with a page', 200, { 'Content-Type': 'text/html' }, '<html>Sign in</html>', 'feed-not-json'],
    ['200 with nothing', 200, {}, '', 'feed-not-json'],
    ['204', 204, {}, '', 'feed-unreachable'],
    ['206 with a range', 206, { 'Content-Range': 'bytes 0-9/2600000' }, '{"syncToke', 'feed-unreachable'],
    ['300', 300, {}, '', 'feed-unreachable'],
    ['401 that asks for a password', 401, { 'WWW-Authenticate': 'Basic realm="x"' }, '', 'feed-unreachable'],
    ['304 though nothing is known', 304, {}, '', 'feed-unreachable'],
  ])('%s', async (_, status, headers, body, code) => {
    const url = await serve((__, response) => {
      response.writeHead(status, headers).end(body);
    });
    expect((await refusalFrom(url)).code).toBe(code);
  });

  it('headers without end', async () => {
    const url = await serve((_, response) => {
      response.socket?.write(`HTTP/1.1 200 OK\r\n${'X-Filler: \u001b[2J\r\n'.repeat(10_000)}`);
    });
    expect((await refusalFrom(url)).code).toBe('feed-unreachable');
  });

  it('no HTTP at all', async () => {
    const url = await serve((_, response) => {
      response.socket?.end('<!channel>\r\n\u001b[2J\r\n\r\n');
    });
    expect((await refusalFrom(url)).code).toBe('feed-unreachable');
  });

  it('a connection that is reset midway', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200).write(GOOD.bytes.subarray(0, 500), () => response.socket?.resetAndDestroy());
    });
    expect((await refusalFrom(url)).code).toBe('feed-unreachable');
  });
});

describe('a URL', () => {
  it('with a password is refused without repeating it', async () => {
    const url = (await serve(() => {})).replace('//', '//someone:hunter2@');
    expect((await refusalFrom(url)).message).not.toMatch(/someone|hunter2/);
  });

  it.each(['', 'https://', 'not a URL', 'file:///etc/passwd', 'javascript:1'])(
    '%j is refused',
    async (url) => {
      expect((await refusalFrom(url)).code).toBe('feed-unreachable');
    },
  );
});

test('after all that, a good answer is taken', async () => {
  const url = await serve((_, response) => response.end(GOOD.bytes));
  expect(await receiveFrom(url)(undefined)).toMatchObject({ md5: GOOD.md5 });
});
