// Names of objects and files: short enough for the narrowest consumer, distinct, and never in each other's way.
import { expect, test } from 'vitest';
import { ALLOWLIST_NAMES } from '../../../shared/allowlist/allowlists.ts';
import type { Format, Part } from '../../../shared/formats/format.ts';
import { FORMAT_IDS, formatOf, USUAL_FORMATS } from '../../../shared/formats/formats.ts';
import { MAX_NAME, objectName } from '../../../shared/formats/names.ts';
import { FAMILIES } from '../../../shared/prefix/prefix.ts';
import { FEED_ONLY_REGIONS, REGION_CODES } from '../../../shared/requirements/regions.ts';

const REGIONS: readonly string[] = [
  ...REGION_CODES,
  ...FEED_ONLY_REGIONS,
  'GLOBAL-0',
  'us-isob-east-1',
  'ap-southeast-17',
];

test('object names fit and are all distinct, for every Region and list', () => {
  const names = [...new Set(REGIONS)].flatMap((region) =>
    ALLOWLIST_NAMES.flatMap((name) => [
      objectName({ region, name }),
      ...FAMILIES.map((family) => objectName({ region, name }, family)),
    ]),
  );
  expect(names.filter((name) => name.length > MAX_NAME)).toEqual([]);
  expect(names.filter((name) => !/^ws-[A-Za-z0-9-]+$/.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});

const PARTS: Readonly<Record<Format['families'], readonly Part[]>> = {
  split: ['ipv4', 'ipv6'],
  'split-and-names': ['ipv4', 'ipv6', 'names'],
  both: ['all'],
  none: ['names'],
};

test('no two files of a list have the same name, and each is named after its format', () => {
  const files = FORMAT_IDS.flatMap((id) => {
    const { families, file, companion } = formatOf(id);
    return PARTS[families].flatMap((part) => {
      const name = file(part);
      return [
        { id, part, name },
        ...(companion === undefined ? [] : [{ id, part, name: companion.file(name) }]),
      ];
    });
  });
  const names = files.map(({ name }) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  const strange = files.filter(({ id, part, name }) => {
    if (id === 'plain' || id === 'plain-domains') return false;
    const isWhole = part === 'all' || part === 'names';
    const stem = isWhole ? id : `${id}-${part}`;
    return !new RegExp(`^${stem}\\.[a-z0-9.]+$`).test(name);
  });
  expect(strange).toEqual([]);
});

test('the formats that are published unless others are named', () => {
  expect(USUAL_FORMATS).toEqual(['plain', 'plain-domains', 'json', 'csv']);
});
