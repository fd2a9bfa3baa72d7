// Whatever format a list was written in, reading the file as if somebody had pasted it gives the list back.
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readRules } from '../../../shared/compare/read-rules.ts';
import { FORMAT_IDS, formatOf } from '../../../shared/formats/formats.ts';
import { formatPrefix } from '../../../shared/prefix/format.ts';
import { aggregate } from '../../../shared/prefix/set.ts';
import { FEEDS, listsOf, writtenFiles } from '../formats/lists.ts';

/** As somebody would paste it; a bundle has to be unpacked first. */
function pasted(text: string): string {
  const bytes = Buffer.from(text, 'latin1');
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes).toString('latin1') : text;
}

describe.each(FEEDS)('lists of the %s feed', (_, feed) => {
  test.each(FORMAT_IDS)('%s', (id) => {
    const { carries } = formatOf(id);
    const files = writtenFiles(id, listsOf(feed));
    expect(files.length).toBeGreaterThan(0);
    for (const { file, text, allowlist } of files) {
      const { addresses, names, unread } = readRules(pasted(text));
      const { ipv4, ipv6 } = allowlist.prefixes;
      expect([file, aggregate(addresses.flatMap(({ prefixes }) => prefixes)).map(formatPrefix)]).toEqual([
        file,
        carries.includes('prefixes') ? [...ipv4, ...ipv6].map(formatPrefix) : [],
      ]);
      expect([file, [...new Set(names.map(({ name }) => name))].sort()]).toEqual([
        file,
        carries.includes('domains') ? allowlist.domains : [],
      ]);
      expect([file, unread]).toEqual([file, []]);
      expect(addresses.filter(({ taken }) => taken !== undefined)).toEqual([]);
    }
  });
});
