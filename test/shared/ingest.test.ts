// From the feed to what firewalls poll: what each kind of feed does, and what it does not.
import { beforeEach, describe, expect, it } from 'vitest';
import { defineConfig } from '../../shared/config.ts';
import { parseNotification } from '../../shared/feed/notification.ts';
import type { LatestDocument } from '../../shared/release/documents.ts';
import { BASE, entry, FIRST_TOKEN, received, varied } from '../world/feeds.ts';
import { LISTS, makeWorld, type World } from '../world/world.ts';

const STREAMING = 'current/ap-northeast-1/streaming/ipv4.txt';
const CLIENT = 'current/ap-northeast-1/client/ipv4.txt';

let world: World;
beforeEach(async () => {
  world = makeWorld();
  world.serve(received(0, BASE));
  await world.ingest();
  await world.converge();
});

/** Serves a feed, takes it and publishes it. */
async function take(...feed: Parameters<typeof received>) {
  world.serve(received(...feed));
  const result = await world.ingest();
  await world.converge();
  return result.kind;
}

describe('the first release', () => {
  it('publishes every list and gives one baseline notice without prefixes', async () => {
    expect(await world.readText(STREAMING)).toBe(
      '3.114.164.0/22\n3.115.0.0/22\n18.180.178.0/24\n18.180.180.0/23\n54.250.251.0/24\n',
    );
    expect(world.alerts.map(({ severity }) => severity)).toEqual(['baseline']);
    expect(world.alerts[0]?.text).not.toContain('18.180.178.0/24');
  });

  it('names in latest.json only objects that exist with that sum', async () => {
    const latest = JSON.parse((await world.readText('latest.json')) ?? '') as LatestDocument;
    for (const [key, { sha256, bytes, url }] of Object.entries(latest.files)) {
      for (const place of [key, url]) {
        const stored = await world.ports.bucket.read(place);
        expect(stored?.bytes.length, place).toBe(bytes);
        expect(stored && world.ports.tools.hash('sha256', stored.bytes), place).toBe(sha256);
      }
    }
    expect(Object.keys(latest.files)).toHaveLength(9);
  });

  it('keeps version.json under 500 bytes, valid for a day after the verification', async () => {
    const text = (await world.readText('version.json')) ?? '';
    expect(text.length).toBeLessThan(500);
    expect(JSON.parse(text)).toMatchObject({
      seq: 1,
      syncToken: String(FIRST_TOKEN),
      verifiedAt: '2026-01-01T00:00:00Z',
      expires: '2026-01-02T00:00:00Z',
    });
  });
});

describe('a newer feed', () => {
  it('with another gateway changes streaming alone and asks a person to act', async () => {
    const clientBefore = await world.ports.bucket.read(CLIENT);
    const feed = varied(BASE, { plus: [entry('18.180.188.0/22', 'WORKSPACES_GATEWAYS')] });
    expect(await take(1, feed)).toBe('released');
    expect(await world.readText(STREAMING)).toContain('18.180.188.0/22\n');
    expect(await world.ports.bucket.read(CLIENT)).toEqual(clientBefore);
    expect(world.alerts.at(-1)).toMatchObject({ severity: 'action' });
    expect(world.alerts.at(-1)?.text).toMatch(
      /^Open 1 prefix \(1,024 addresses\) in ap-northeast-1 streaming: TCP\/UDP 443, 4172, 4195; UDP 50002, 55002\n(?:.*\n)* {2}18\.180\.188\.0\/22 {2}1,024 addresses {2}streaming\n/,
    );
  });

  it('that splits a prefix writes nothing and tells nobody', async () => {
    const before = await world.contents();
    const feed = varied(BASE, {
      without: ['18.180.0.0/15'],
      plus: [entry('18.180.0.0/16'), entry('18.181.0.0/16')],
    });
    expect(await take(0.5, feed)).toBe('moved');
    const after = await world.contents();
    for (const [key, text] of before) {
      if (key !== 'HEAD' && key !== 'HEALTH') expect(after.get(key), key).toBe(text);
    }
    expect(world.alerts).toHaveLength(1);
  });

  it('without a prefix keeps it for seven days, then lets it go, and says why', async () => {
    const feed = varied(BASE, { without: ['103.4.8.0/21'], plus: [entry('13.34.0.0/16')] });
    await take(1, feed);
    expect(await world.readText(CLIENT)).toContain('103.4.8.0/21\n');
    world.setClock(FIRST_TOKEN + 3_600 + 7 * 86_400 - 1);
    expect((await world.ingest()).kind).toBe('unchanged');
    world.setClock(FIRST_TOKEN + 3_600 + 7 * 86_400);
    expect((await world.ingest()).kind).toBe('released');
    await world.converge();
    expect(await world.readText(CLIENT)).not.toContain('103.4.8.0/21');
    await world.nextDay();
    expect(world.alerts.at(-1)?.text).toContain('its hold has run out');
  });

  it('with a prefix back in time ends its hold and tells nobody', async () => {
    await take(1, varied(BASE, { without: ['103.4.8.0/21'] }));
    await take(2, BASE);
    world.setClock(FIRST_TOKEN + 30 * 86_400);
    expect((await world.ingest()).kind).toBe('unchanged');
    expect(world.alerts).toHaveLength(1);
  });

  it('with reserved space drops it, publishes the rest, and says so once', async () => {
    const feed = varied(BASE, {
      plus: [entry('252.0.0.0/10'), entry('fd00:ec2::/40'), entry('13.112.0.0/14')],
    });
    await take(1, feed);
    await take(2, [...feed, entry('13.34.0.0/16')]);
    expect(await world.readText(CLIENT)).toContain('13.112.0.0/14');
    expect(
      [...(await world.contents())].filter(
        ([key, text]) => /^(?:v|current)\//.test(key) && text.includes('252.0.0.0'),
      ),
    ).toEqual([]);
    expect(world.alerts.filter(({ severity }) => severity === 'health')).toHaveLength(1);
  });

  it('that loses a gateway keeps it until a person approves, however long that takes', async () => {
    await take(1, varied(BASE, { without: ['3.115.0.0/22'] }));
    world.setClock(FIRST_TOKEN + 300 * 86_400);
    await world.ingest();
    await world.converge();
    expect(await world.readText(STREAMING)).toContain('3.115.0.0/22\n');
    expect(world.alerts.at(-1)).toMatchObject({ severity: 'approval' });
  });
});

describe('a feed that is not to be taken', () => {
  const unchangedBy = async (act: () => Promise<unknown>) => {
    const before = await world.contents();
    await act();
    await world.converge();
    const after = await world.contents();
    for (const [key, text] of before) if (!/^HEA/.test(key)) expect(after.get(key), key).toBe(text);
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  };

  it('older than the accepted one has no effect', async () => {
    await take(2, BASE);
    await unchangedBy(async () =>
      expect(await take(1, varied(BASE, { without: ['54.250.0.0/16'] }))).toBe('stale'),
    );
  });

  it('with the same token and other content is rejected, told of once, and the next good one goes through', async () => {
    await unchangedBy(async () => {
      expect(await take(0, varied(BASE, { without: ['54.250.0.0/16'] }))).toBe('rejected');
      expect(await take(0, varied(BASE, { without: ['54.250.0.0/16'] }))).toBe('rejected');
    });
    expect(world.alerts.filter(({ severity }) => severity === 'health')).toHaveLength(1);
    expect(await take(1, varied(BASE, { plus: [entry('13.34.0.0/16')] }))).toBe('released');
  });

  it('of another MD5 than its notification is rejected', async () => {
    world.serve(received(1, BASE));
    const notified = parseNotification(
      `{"create-time":"2026-01-01-01-00-00","synctoken":"${FIRST_TOKEN + 3_600}","md5":"${'0'.repeat(32)}","url":""}`,
    );
    await unchangedBy(async () => expect((await world.ingest({ notified })).kind).toBe('rejected'));
  });
});

describe('another configuration', () => {
  it('with one more Region publishes its lists beside the others, which stay as they are', async () => {
    const before = await world.ports.bucket.read(STREAMING);
    const config = defineConfig({
      regions: ['ap-northeast-1', 'us-west-2'],
      allowlists: LISTS,
      formats: ['plain', 'json'],
    });
    world.serve(received(0, BASE));
    expect((await world.ingest({ config })).kind).toBe('released');
    await world.converge();
    expect(await world.readText('current/us-west-2/client/ipv4.txt')).toContain('52.24.0.0/14');
    expect(await world.ports.bucket.read(STREAMING)).toEqual(before);
    expect(world.alerts.map(({ severity }) => severity)).toEqual(['baseline', 'baseline']);
    expect(world.alerts.at(-1)?.text).toContain('us-west-2 streaming, us-west-2 web');
  });

  it('with one format less takes its files out of current/ and leaves the immutable copies', async () => {
    const config = defineConfig({ regions: ['ap-northeast-1'], allowlists: LISTS, formats: ['plain'] });
    expect((await world.ingest({ config })).kind).toBe('released');
    await world.converge();
    expect(await world.readText('current/ap-northeast-1/client/json.json')).toBeUndefined();
    expect((await world.ports.bucket.list('v/')).some(({ key }) => key.endsWith('client/json.json'))).toBe(
      true,
    );
    // Nobody is told of a change of lists, and everybody of the files that are gone.
    expect(world.alerts.slice(1).map(({ id }) => id)).toEqual(['unpublished-2']);
  });
});
