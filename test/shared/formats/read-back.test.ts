// What is written is exactly the list: readers of the tests' own, on random lists and on real ones.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tools } from '../../../functions/adapters/tools.ts';
import type { Allowlist } from '../../../shared/allowlist/allowlist.ts';
import { ALLOWLIST_NAMES } from '../../../shared/allowlist/allowlists.ts';
import type { Format } from '../../../shared/formats/format.ts';
import { formatOf } from '../../../shared/formats/formats.ts';
import { filesOf, refusalOf } from '../../../shared/formats/parts.ts';
import { readFile } from '../../../shared/formats/read-back.ts';
import { firstNumber } from '../../../shared/formats/suricata-rules.ts';
import { formatPrefix } from '../../../shared/prefix/format.ts';
import { aggregate } from '../../../shared/prefix/set.ts';
import { REGION_CODES } from '../../../shared/requirements/regions.ts';
import type { Port, Protocol, Transport } from '../../../shared/requirements/requirement.ts';
import { anyPrefixes } from '../prefix/prefixes.ts';
import { FEEDS, LONG_LIST, listsOf, SMALL, STAMP } from './lists.ts';
import { READERS } from './readers.ts';

const label = fc.constantFrom('a', 'b', 'example', 'x-1', 'aws');
const anyName = fc
  .tuple(fc.boolean(), fc.array(label, { minLength: 1, maxLength: 3 }), fc.constantFrom('com', 'aws'))
  .map(([isWild, labels, top]) => [...(isWild ? ['*'] : []), ...labels, top].join('.'));

const anyPort = fc
  .tuple(fc.integer({ min: 1, max: 65_535 }), fc.integer({ min: 0, max: 9 }))
  .map(([first, more]): Port => (more < 7 || first > 65_000 ? first : `${first}-${first + more}`));

const anyTransport = (protocol: Protocol) =>
  fc
    .tuple(anyPort, fc.uniqueArray(anyPort, { maxLength: 5 }))
    .map(
      ([port, more]): Transport => ({ protocol, ports: [port, ...more.filter((other) => other !== port)] }),
    );

const anyPorts = fc.oneof(
  fc.tuple(anyTransport('tcp'), anyTransport('udp')),
  fc.tuple(anyTransport('tcp')),
  fc.tuple(anyTransport('udp')),
);

const anyList: fc.Arbitrary<Allowlist> = fc
  .record({
    region: fc.constantFrom(...REGION_CODES),
    name: fc.constantFrom(...ALLOWLIST_NAMES),
    ports: anyPorts,
    ipv4: fc.oneof(anyPrefixes('ipv4'), anyPrefixes('ipv4', 250)),
    ipv6: anyPrefixes('ipv6'),
    domains: fc.uniqueArray(anyName, { maxLength: 8 }),
  })
  .map(({ ipv4, ipv6, domains, ...rest }) => ({
    ...rest,
    prefixes: { ipv4: aggregate(ipv4), ipv6: aggregate(ipv6) },
    domains: domains.sort(),
    entries: [],
  }));

/** What an allowlist says, as the readers put it, as far as a format carries it. */
function expectedOf({ carries }: Format, { prefixes, domains, ports }: Allowlist) {
  return {
    prefixes: carries.includes('prefixes') ? [...prefixes.ipv4, ...prefixes.ipv6].map(formatPrefix) : [],
    domains: carries.includes('domains') ? domains : [],
    ...(carries.includes('ports') && { ports: ports.map(({ protocol, ports }) => `${protocol} ${ports}`) }),
  };
}

function proveFiles(format: Format, read: (text: string) => object, list: Allowlist): number {
  const files = filesOf(format, list);
  for (const { allowlist } of files) {
    const bytes = format.render(allowlist, STAMP, tools);
    const text = Buffer.from(bytes).toString('latin1');
    expect(text).toMatch(/^[\n\t\x20-\x7e]+\n$/);
    expect(read(text)).toEqual(expectedOf(format, allowlist));
    expect(Buffer.from(format.render(allowlist, STAMP, tools)).equals(bytes)).toBe(true);
    const back = readFile(format, bytes, tools);
    const { ports, ...rest } = back;
    expect({
      ...rest,
      prefixes: rest.prefixes.map(formatPrefix),
      ...(ports && { ports: ports.map(({ protocol, ports }) => `${protocol} ${ports}`) }),
    }).toEqual(expectedOf(format, allowlist));
  }
  const all = files.flatMap(({ allowlist }) => {
    const { prefixes, domains } = expectedOf(format, allowlist);
    return [...prefixes, ...domains];
  });
  const { prefixes, domains } = expectedOf(format, list);
  expect(all).toEqual(refusalOf(format, list) === undefined ? [...prefixes, ...domains] : []);
  return files.length;
}

describe.each(Object.entries(READERS))('%s', (id, read) => {
  const format = formatOf(id as keyof typeof READERS);

  test('says exactly what a random list holds', () => {
    let files = 0;
    fc.assert(
      fc.property(anyList, (list) => {
        files += proveFiles(format, read, list);
      }),
      { numRuns: 60 },
    );
    expect(files).toBeGreaterThan(30);
  });

  test.each(FEEDS)('says exactly what the lists of the %s feed hold', (_, feed) => {
    const files = listsOf(feed).map((list) => proveFiles(format, read, list));
    expect(files.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1);
  });

  test('says exactly what a long list holds, or refuses it', () => {
    const isRefused = refusalOf(format, LONG_LIST) !== undefined;
    expect(isRefused).toBe(['aws-prefix-list', 'pac'].includes(id));
    expect(proveFiles(format, read, LONG_LIST) > 0).toBe(!isRefused);
  });

  test('its own reader refuses a file with a line more, a line less, or another one', () => {
    const list = listsOf(SMALL).find((list) => filesOf(format, list).length > 0) ?? never();
    const [part] = filesOf(format, list);
    const text = new TextDecoder().decode(format.render(part?.allowlist ?? never(), STAMP, tools));
    const lines = text.split('\n');
    const middle = Math.floor(lines.length / 2);
    const changed = [
      text.slice(0, -1),
      `${text}x\n`,
      [...lines.slice(0, middle), '@', ...lines.slice(middle)].join('\n'),
      text.replace(/\n/g, '\r\n'),
    ];
    const isJson = format.mediaType === 'application/json';
    for (const other of isJson ? changed.slice(1, 3) : changed) {
      expect(() => readFile(format, new TextEncoder().encode(other), tools)).toThrow();
    }
  });
});

test('no two lists of the catalogue share a number of Suricata', () => {
  const first = REGION_CODES.flatMap((region) =>
    ALLOWLIST_NAMES.map((name) => firstNumber({ region, name }, tools.hash)),
  );
  expect(new Set(first).size).toBe(first.length);
  for (const number of first) expect(number).toBeLessThan(2 ** 31 - 1_000);
});

function never(): never {
  throw new Error('no list');
}
