// csv: every cell of every row, what a spreadsheet may not calculate, and where holds and inclusions stand.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tools } from '../../../functions/adapters/tools.ts';
import type { Allowlist, AllowlistEntry } from '../../../shared/allowlist/allowlist.ts';
import { csv } from '../../../shared/formats/csv.ts';
import { csvCell, readCsvLine } from '../../../shared/formats/csv-cell.ts';
import { formatPrefix } from '../../../shared/prefix/format.ts';
import { parsePrefix } from '../../../shared/prefix/parse.ts';
import { HOSTILE_TEXTS, STAMP } from './generated.ts';
import { rowsOf } from './readers/csv.ts';

const ID = { region: 'ap-northeast-1', name: 'streaming' } as const;

function entryOf(text: string): AllowlistEntry {
  const prefix = parsePrefix(text);
  return { prefix, text: formatPrefix(prefix), reasons: [] };
}

function listOf(entries: readonly AllowlistEntry[]): Allowlist {
  const prefixes = { ipv4: entries.map(({ prefix }) => prefix), ipv6: [] };
  return { ...ID, ports: [{ protocol: 'tcp', ports: [443, '50002-55002'] }], prefixes, domains: [], entries };
}

test('rows say where an entry comes from, how long it is held, and who included it', () => {
  const hold = { ...ID, cause: 'feed', since: 1_767_225_600, until: 1_767_830_400 } as const;
  const [held, waiting] = [entryOf('192.0.3.0/24'), entryOf('192.0.4.0/24')];
  const reason = { requirement: 'pcoip-gateway-4172', service: 'AMAZON', region: 'ap-northeast-1' };
  const entries: readonly AllowlistEntry[] = [
    { ...entryOf('192.0.2.0/24'), reasons: [reason, { ...reason, requirement: 'x', service: null }, reason] },
    { ...held, hold: { ...hold, ...held } },
    { ...waiting, hold: { ...hold, ...waiting, waits: { selector: 'AMAZON ap-northeast-1' } } },
  ];
  const rows = rowsOf(csv.render(listOf(entries), STAMP, tools)).filter(({ kind }) => kind === 'entry');
  expect(rows[0]).toMatchObject({
    ...{ region: 'ap-northeast-1', allowlist: 'streaming', destination: '192.0.2.0/24', family: 'ipv4' },
    ...{ tcp: '443 50002-55002', udp: '', requirements: 'pcoip-gateway-4172; x' },
    ...{ services: 'AMAZON ap-northeast-1; documented ap-northeast-1', held_since: '', included_by: '' },
  });
  expect(rows[1]).toMatchObject({
    ...{
      held_since: '2026-01-01T00:00:00Z',
      held_until: '2026-01-08T00:00:00Z',
      held_because: 'AWS removed it',
    },
  });
  expect(rows[2]).toMatchObject({ held_since: '2026-01-01T00:00:00Z', held_until: '' });
  expect(rows[2]?.['held_because']).toContain('waits for approval');
});

test.each(HOSTILE_TEXTS)('a person wrote %j', (reason) => {
  const entry = entryOf('192.0.2.0/24');
  const included = {
    kind: 'include',
    prefix: entry.text,
    reason,
    owner: reason,
    expires: '2026-06-01T00:00:00Z',
  } as const;
  const list = listOf([{ ...entry, included: { ...included, regions: [], allowlists: [] } }]);
  const rows = rowsOf(csv.render(list, STAMP, tools));
  expect(rows).toHaveLength(2);
  const ascii = reason.replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
  expect(rows[1]?.['included_because']?.replace(/^'(?= *[=+\-@])/, '')).toBe(ascii);
});

test('any cells come back from their line, by the product too', () => {
  const cells = fc.array(fc.oneof(fc.string(), fc.constantFrom(...HOSTILE_TEXTS)), { minLength: 1 });
  fc.assert(
    fc.property(cells, (texts) => {
      const line = texts.map(csvCell).join(',');
      expect(line).toMatch(/^[ -~]*$/);
      expect(readCsvLine(line)).toHaveLength(texts.length);
      expect(readCsvLine(line)?.some((cell) => /^\s*[=+\-@]/.test(cell))).toBe(false);
    }),
  );
});

test.each(['a"b', '"a', '"a"b', '"a",b"'])('the line %j is none', (line) => {
  expect(readCsvLine(line)).toBeUndefined();
});
