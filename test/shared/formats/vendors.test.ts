// What single formats promise besides the list itself: ids that stay, sums, numbers, groups that are never empty.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tools } from '../../../functions/adapters/tools.ts';
import { checkpoint } from '../../../shared/formats/checkpoint.ts';
import { ciscoAsa } from '../../../shared/formats/cisco-asa.ts';
import { ciscoFmc } from '../../../shared/formats/cisco-fmc.ts';
import { FORMAT_IDS, formatOf } from '../../../shared/formats/formats.ts';
import { json } from '../../../shared/formats/json.ts';
import { juniperSrx } from '../../../shared/formats/juniper-srx.ts';
import { refusalOf } from '../../../shared/formats/parts.ts';
import { uuidOf } from '../../../shared/formats/uuid.ts';
import {
  BLOCK,
  FIRST_NUMBER,
  firstNumberOf,
  LAST_FIRST_NUMBER,
  MAX_PREFIXES,
  yamahaRtx,
} from '../../../shared/formats/yamaha-rtx.ts';
import type { Prefix } from '../../../shared/prefix/prefix.ts';
import { renderList } from '../../../shared/release/render.ts';
import { REGION_CODES } from '../../../shared/requirements/regions.ts';
import { anyAllowlist, STAMP } from './generated.ts';
import { type Device, membersOf, run as runAsa } from './readers/cisco-asa.ts';
import { run as runYamaha } from './readers/yamaha-rtx.ts';

const [FIRST, SECOND] = fc.sample(anyAllowlist, { numRuns: 2, seed: 3 });
if (FIRST === undefined || SECOND === undefined) throw new Error('no lists');

/** As many single addresses as are asked for, none beside another. */
function apart(count: number): readonly Prefix[] {
  return Array.from(
    { length: count },
    (_, i): Prefix => ({ family: 'ipv4', first: BigInt(0x20000000 + 2 * i), length: 32 }),
  );
}

describe('limits', () => {
  const LARGE = { ...FIRST, name: 'streaming', prefixes: { ipv4: apart(300_001), ipv6: [] } } as const;

  test.each(['paloalto-ip', 'fortigate', 'yamaha-rtx'] as const)(
    '%s refuses a longer list and names its limit',
    (id) => {
      const limit = formatOf(id).limits.find(({ isHard }) => isHard);
      expect(refusalOf(formatOf(id), LARGE)?.expected).toContain(`at most ${limit?.entries}`);
    },
  );

  test('paloalto-url refuses too many names', () => {
    const domains = Array.from({ length: 50_001 }, (_, i) => `n${i}.example`);
    expect(refusalOf(formatOf('paloalto-url'), { ...FIRST, domains })?.expected).toContain('at most 50000');
  });

  test.each(FORMAT_IDS)('%s says who reads it and where it is described', (id) => {
    const { consumers, source } = formatOf(id);
    expect([...consumers, source].every((text) => text.length > 0)).toBe(true);
  });

  test('only Cisco FMC is no allow rule', () => {
    expect(FORMAT_IDS.filter((id) => !formatOf(id).isAllowRule)).toEqual(['cisco-fmc']);
  });
});

describe('yamaha-rtx', () => {
  test.each(['client', 'web'] as const)('refuses %s, however short, and names the limit', (name) => {
    const refusal = refusalOf(yamahaRtx, { ...FIRST, name });
    expect(refusal?.seen).toMatch(new RegExp(`${name}.*${MAX_PREFIXES} prefixes`));
    expect(yamahaRtx.limits).toEqual([expect.objectContaining({ entries: MAX_PREFIXES, isHard: true })]);
  });

  test.each([
    ['no ports', []],
    ['eleven ports', [{ protocol: 'tcp', ports: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] }] as const],
  ])('refuses a list with %s', (_, ports) => {
    expect(refusalOf(yamahaRtx, { ...FIRST, ports })?.seen).toMatch(/ports/);
  });

  test('numbers stay in the block of their list, and all of the block is removed first', () => {
    const ports = [
      { protocol: 'tcp', ports: [443] },
      { protocol: 'udp', ports: [443] },
    ] as const;
    const prefixes = { ipv4: apart(MAX_PREFIXES), ipv6: [] };
    const { filters, removed } = runYamaha(yamahaRtx.render({ ...FIRST, ports, prefixes }, STAMP, tools));
    const first = firstNumberOf(FIRST, tools);
    expect(filters.map(({ number }) => number)).toEqual(removed);
    expect(removed).toEqual(Array.from({ length: BLOCK }, (_, i) => first + i));
  });

  test('blocks of all Regions and lists are apart, and below the limit', () => {
    const lists = [
      'streaming',
      'streaming-pcoip',
      'streaming-dcv',
      'streaming-accelerator',
      'health-check',
    ] as const;
    const firsts = REGION_CODES.flatMap((region) =>
      lists.map((name) => firstNumberOf({ region, name }, tools)),
    );
    const sorted = [...firsts].sort((a, b) => a - b);
    expect(sorted.filter((number, i) => i > 0 && number - (sorted[i - 1] ?? 0) < BLOCK)).toEqual([]);
    expect(sorted.every((number) => number >= FIRST_NUMBER && number + BLOCK < 21_474_836)).toBe(true);
    expect(firstNumberOf({ region: 'ap-northeast-1', name: 'streaming' }, tools)).toBe(13_633_152);
    // Wherever a team lets them begin, the last possible block ends below the limit.
    expect(LAST_FIRST_NUMBER + 4_096 * 8 * BLOCK).toBeLessThan(21_474_836);
  });

  test('a team may let its numbers begin elsewhere', () => {
    const options = { yamahaFirstNumber: 1 };
    const list = { ...FIRST, prefixes: { ...FIRST.prefixes, ipv6: [] } };
    const usual = runYamaha(yamahaRtx.render(list, STAMP, tools));
    const moved = runYamaha(yamahaRtx.render(list, STAMP, tools, options));
    const by = FIRST_NUMBER - 1;
    expect(moved.removed).toEqual(usual.removed.map((number) => number - by));
    expect(moved.filters).toEqual(usual.filters.map((each) => ({ ...each, number: each.number - by })));
  });
});

describe('cisco-asa', () => {
  test('from any list to any other, what an access list names is never without an address', () => {
    fc.assert(
      fc.property(anyAllowlist, anyAllowlist, (before, after) => {
        const device: Device = new Map();
        const names = { region: before.region, name: before.name };
        runAsa(device, ciscoAsa.render(before, STAMP, tools));
        const outer = [...device.keys()].filter((name) => /-[46]$/.test(name));
        runAsa(device, ciscoAsa.render({ ...after, ...names }, STAMP, tools), () => {
          for (const name of outer) expect(membersOf(device, name).length).toBeGreaterThan(0);
        });
        const fresh: Device = new Map();
        runAsa(fresh, ciscoAsa.render({ ...after, ...names }, STAMP, tools));
        for (const name of outer) expect(membersOf(device, name)).toEqual(membersOf(fresh, name));
      }),
      { numRuns: 40 },
    );
  });
});

describe('checkpoint', () => {
  test('ids are those of RFC 9562: the example of Python’s documentation', () => {
    const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
    expect(uuidOf(dns, 'python.org', tools)).toBe('886313e1-3b8a-5372-9b90-0c9aee199e5d');
  });

  test('the id is that of the Region and the list, whatever is in it', () => {
    const idOf = (list: typeof FIRST) =>
      JSON.parse(Buffer.from(checkpoint.render(list, STAMP, tools)).toString('utf8')).objects[0].id;
    const list = { ...FIRST, region: 'ap-northeast-1', name: 'health-check' } as const;
    expect(idOf({ ...SECOND, region: list.region, name: list.name })).toBe(idOf(list));
    // Rules of customers hold on to it.
    expect(idOf(list)).toBe('9611c54c-3888-5009-9a0c-71c85034e296');
    expect(idOf({ ...list, region: 'us-east-1' })).not.toBe(idOf(list));
  });
});

test('cisco-fmc: the sum is that of the file, alone on its line', () => {
  const [list, sum] = renderList(FIRST, STAMP, ['cisco-fmc'], tools);
  expect([list?.record.file, sum?.record.file]).toEqual(['cisco-fmc.txt', 'cisco-fmc.md5']);
  const md5 = createHash('md5')
    .update(list?.bytes ?? '')
    .digest('hex');
  expect(Buffer.from(sum?.bytes ?? []).toString('latin1')).toBe(`${md5}\n`);
  expect(
    refusalOf(ciscoFmc, {
      ...FIRST,
      prefixes: { ipv4: [{ family: 'ipv4', first: 0n, length: 0 }], ipv6: [] },
    })?.seen,
  ).toContain('length 0');
});

test('juniper-srx: the header of gzip has no time', () => {
  expect([...juniperSrx.render(FIRST, STAMP, tools).subarray(4, 8)]).toEqual([0, 0, 0, 0]);
});

test('json: any list is valid by the published schema', () => {
  const schema = readFileSync(new URL('../../../docs/schema/list.schema.json', import.meta.url), 'utf8');
  const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(schema));
  const documentOf = (list: typeof FIRST) =>
    JSON.parse(Buffer.from(json.render(list, STAMP, tools)).toString('utf8'));
  const check = (list: typeof FIRST) => {
    expect(validate(documentOf(list)), JSON.stringify(validate.errors)).toBe(true);
  };
  fc.assert(fc.property(anyAllowlist, check), { numRuns: 40 });
  expect(validate({ ...documentOf(FIRST), prefixes: { ipv4: ['example.com'], ipv6: [] } })).toBe(false);
});
