// Formats of firewalls and spreadsheets: what the vendor's grammar finds in a file is the list, nothing lost or widened.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tools } from '../../../functions/adapters/tools.ts';
import type { Allowlist } from '../../../shared/allowlist/allowlist.ts';
import { RangewatchError } from '../../../shared/error.ts';
import { formatOf } from '../../../shared/formats/formats.ts';
import { filesOf } from '../../../shared/formats/parts.ts';
import { renderList } from '../../../shared/release/render.ts';
import { anyAllowlist, expectedIn, STAMP } from './generated.ts';
import { READERS } from './readers/all.ts';

const CASES = new URL('../../cases/formats/', import.meta.url);

/** Names that are none, some of which a consumer would obey. */
const HOSTILE_NAMES = [
  ...[
    'x.example\npermit any',
    'x.example/ #',
    'x.example/../',
    "x.example'; Stop",
    '=cmd|calc.example',
    '',
    '*',
    '*.',
  ],
  ...[
    '*.*.example',
    'a*.example',
    'a b.example',
    'EXAMPLE.com',
    '-x.example',
    '192.0.2.1',
    'x.example.',
    '.example',
  ],
  ...[
    'https://x.example',
    'x\u0000.example',
    'ｘ.example',
    'example',
    '^.example',
    `${'a'.repeat(64)}.example`,
  ],
];

describe.each(READERS)('%s', (id, read) => {
  const format = formatOf(id);
  const isBinary = format.mediaType === 'application/gzip';

  test('a strict reader finds what was given, and the product proves it too', () => {
    const check = (allowlist: Allowlist) => {
      const files = filesOf(format, allowlist);
      expect(files.length).toBeGreaterThan(0);
      for (const { file, allowlist: part } of files) {
        const bytes = format.render(part, STAMP, tools);
        expect(read(bytes), file).toEqual(expectedIn(format, part));
        if (!isBinary) expect(Buffer.from(bytes).toString('latin1')).toMatch(/^(?:[\x20-\x7e]+\n)+$/);
      }
      const rendered = renderList(allowlist, STAMP, [id], tools);
      const expected = files.map(({ file }) => file);
      expect(rendered.map(({ record }) => record.file)).toEqual(expect.arrayContaining(expected));
    };
    fc.assert(fc.property(anyAllowlist, check), { numRuns: isBinary ? 15 : 40 });
  });

  test('equal lists are equal bytes, whenever they are written', () => {
    const once = fc.sample(anyAllowlist, { numRuns: 20, seed: 1 });
    const again = fc.sample(anyAllowlist, { numRuns: 20, seed: 1 });
    const later = { ...STAMP, seq: 8, createDate: STAMP.createDate + 86_400 };
    for (const [index, allowlist] of once.entries()) {
      const bytes = Buffer.from(format.render(allowlist, STAMP, tools));
      expect(bytes.equals(format.render(again[index] ?? allowlist, later, tools))).toBe(true);
    }
  });

  test.each(HOSTILE_NAMES)('the name %j breaks out of nothing', (name) => {
    const [allowlist] = fc.sample(anyAllowlist, { numRuns: 1, seed: 2 });
    if (allowlist === undefined) throw new Error('no list');
    const render = (domains: readonly string[]) => format.render({ ...allowlist, domains }, STAMP, tools);
    if (format.carries.includes('domains')) expect(() => render([name])).toThrow(RangewatchError);
    else expect(Buffer.from(render([name])).equals(render([]))).toBe(true);
  });

  test('its reader takes the good case and refuses its broken twins', () => {
    const files = readdirSync(new URL(`${id}/`, CASES));
    const bytes = (file: string) => readFileSync(new URL(`${id}/${file}`, CASES));
    const good = files.filter((file) => file.startsWith('good'));
    const broken = files.filter((file) => file.startsWith('broken'));
    expect([good.length, broken.length].every((count) => count > 0)).toBe(true);
    for (const file of good) expect(() => read(bytes(file)), file).not.toThrow();
    for (const file of broken) expect(() => read(bytes(file)), file).toThrow();
  });
});
