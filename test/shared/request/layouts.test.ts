// A request as CSV, page and text: read by programs of others, and safe whatever a text in it holds.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requestCsv } from '../../../shared/request/csv.ts';
import { requestPage } from '../../../shared/request/page.ts';
import { type FirewallRequest, requestOfChange } from '../../../shared/request/request.ts';
import { requestText } from '../../../shared/request/text.ts';
import { ROW_WORDS } from '../../../shared/request/words/words.ts';
import { CHANGE, LANGUAGES, RULES } from './changes.ts';

const REQUEST = requestOfChange(CHANGE, 'ap-northeast-1', RULES);

/** The request with a text where a published document could bring one in. */
function holding(text: string): FirewallRequest {
  const [row] = REQUEST.rows;
  if (row === undefined) throw new Error('no row');
  const hostile = { ...row, destination: text, reason: { en: text, ja: text }, sources: [text] };
  return { ...REQUEST, region: text, createDate: text, newLists: [text], rows: [hostile] };
}

describe.each(LANGUAGES)('CSV in %s', (language) => {
  const bytes = new TextEncoder().encode(requestCsv(REQUEST, language, ROW_WORDS[language]));
  const rows: string[][] = parse(Buffer.from(bytes), { bom: true, record_delimiter: '\r\n' });

  test('begins with a byte order mark, and every line ends with CRLF', () => {
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split('\n');
    expect(lines.pop()).toBe('');
    for (const line of lines) expect(line.endsWith('\r')).toBe(true);
  });

  test('has a row of headings and a row for each rule, all as wide', () => {
    expect(rows).toHaveLength(1 + REQUEST.rows.length);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([11]));
    expect(rows.slice(1).map((row) => row[3])).toEqual(REQUEST.rows.map(({ destination }) => destination));
    expect(rows[1]?.[5]).toBe('443, 4195');
    expect(rows[0]?.[3]).toBe(language === 'ja' ? '宛先' : 'Destination');
  });
});

describe('a cell is never a formula', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '＋1', '－1', '＠1', ' =1', '\t=1', '\r\n=1', '"=1'])(
    '%j',
    (text) => {
      const [, row]: string[][] = parse(requestCsv(holding(text), 'en', ROW_WORDS.en), { bom: true });
      expect(row?.[3]).toMatch(/^'|^"/);
      expect(row?.[9]).toMatch(/^'|^"/);
    },
  );

  test('and any other text comes back as it was, on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const line = text.replace(/\p{Cc}+/gu, ' ');
        const [, row]: string[][] = parse(requestCsv(holding(text), 'ja', ROW_WORDS.ja), { bom: true });
        expect([line, `'${line}`]).toContain(row?.[3]);
      }),
    );
  });
});

describe.each(LANGUAGES)('page in %s', (language) => {
  test('needs nothing besides itself, and runs nothing', () => {
    const page = requestPage(REQUEST, language);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|src=|href=|url\(|@import|javascript:|\son\w+=/i);
    for (const { destination } of REQUEST.rows) expect(page).toContain(destination);
  });

  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onload='x",
    '&lt;b&gt;',
    '\u0000</td>',
  ])('shows %j as text', (text) => {
    const harmless = requestPage(holding('x'), language);
    const page = requestPage(holding(text), language);
    const tags = (html: string) => [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
    expect(tags(page)).toEqual(tags(harmless));
    expect(page).not.toContain(text);
  });

  test('text has every destination, and fields to fill in', () => {
    const text = requestText(REQUEST, language);
    for (const { destination } of REQUEST.rows) expect(text).toContain(`: ${destination}\n`);
    expect(text).toContain(language === 'ja' ? '送信元: （要記入' : 'Source: (to fill in');
  });
});
