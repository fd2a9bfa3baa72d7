// From a list to its files: rendered, read back, compared, and only then worth writing.
import type { Allowlist } from '../allowlist/allowlist.ts';
import { RangewatchError } from '../error.ts';
import type { Format, Stamp } from '../formats/format.ts';
import { type FormatId, filesOf, formatOf } from '../formats/formats.ts';
import type { Tools } from '../ports.ts';
import { formatPrefix } from '../prefix/format.ts';
import type { Sha256 } from './keys.ts';
import type { FileRecord } from './manifest.ts';

/** A file that was rendered and proven. */
export interface RenderedFile {
  readonly record: FileRecord;
  readonly bytes: Uint8Array;
}

/**
 * Writes one list in the formats asked for.
 * @throws RangewatchError `store-content` when a format does not read back to what was written
 */
export function renderList(
  allowlist: Allowlist,
  stamp: Stamp,
  formats: readonly FormatId[],
  tools: Tools,
): readonly RenderedFile[] {
  return formats.flatMap((id) => {
    const format = formatOf(id);
    return filesOf(format, allowlist).map((part) => {
      const bytes = format.render(part.allowlist, stamp, tools);
      const entries = proveReadBack(format, bytes, part.allowlist);
      const record: FileRecord = {
        file: part.file,
        format: id,
        mediaType: format.mediaType,
        sha256: tools.hash('sha256', bytes) as Sha256,
        md5: tools.hash('md5', bytes),
        bytes: bytes.length,
        entries,
      };
      return { record, bytes };
    });
  });
}

/** Reads the bytes back and compares them with what they must hold; answers how many entries that is. */
function proveReadBack(format: Format, bytes: Uint8Array, allowlist: Allowlist): number {
  const found = format.read(bytes);
  const prefixes = format.carries.includes('prefixes')
    ? [...allowlist.prefixes.ipv4, ...allowlist.prefixes.ipv6]
    : [];
  const domains = format.carries.includes('domains') ? allowlist.domains : [];
  const expected = [...prefixes.map(formatPrefix), ...domains].join('\n');
  if ([...found.prefixes.map(formatPrefix), ...found.domains].join('\n') !== expected) {
    throw new RangewatchError({
      code: 'store-content',
      seen: `a ${format.id} file that reads back to another list`,
      expected: 'exactly the list that was written',
      where: `${allowlist.region} ${allowlist.name}`,
    });
  }
  return prefixes.length + domains.length;
}
