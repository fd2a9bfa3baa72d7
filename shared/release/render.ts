// From a list to its files: rendered, read back, compared, and only then worth writing.
import type { Allowlist } from '../allowlist/allowlist.ts';
import { RangewatchError } from '../error.ts';
import type { Format, FormatOptions, Stamp } from '../formats/format.ts';
import { type FormatId, formatOf } from '../formats/formats.ts';
import { filesOf, partOf } from '../formats/parts.ts';
import { areThose } from '../formats/read-back.ts';
import type { Tools } from '../ports.ts';
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
  options?: FormatOptions,
): readonly RenderedFile[] {
  return formats.flatMap((id) => {
    const format = formatOf(id);
    return filesOf(format, allowlist).flatMap((part) => {
      const bytes = format.render(part.allowlist, stamp, tools, options);
      const entries = proveReadBack(format, bytes, part.allowlist, tools);
      const record = { file: part.file, format: id, mediaType: format.mediaType, entries };
      const { companion } = format;
      if (companion === undefined) return [fileOf(record, bytes, tools)];
      const follows = { ...record, file: companion.file(part.file), mediaType: companion.mediaType };
      return [fileOf(record, bytes, tools), fileOf(follows, companion.render(bytes, tools), tools)];
    });
  });
}

function fileOf(
  record: Pick<FileRecord, 'file' | 'format' | 'mediaType' | 'entries'>,
  bytes: Uint8Array,
  { hash }: Tools,
): RenderedFile {
  const sums = { sha256: hash('sha256', bytes) as Sha256, md5: hash('md5', bytes) };
  return { record: { ...record, ...sums, bytes: bytes.length }, bytes };
}

/** Reads the bytes back and compares them with what they must hold; answers how many entries that is. */
function proveReadBack(format: Format, bytes: Uint8Array, allowlist: Allowlist, tools: Tools): number {
  const found = format.read(bytes, tools);
  const carried = format.carries.includes('prefixes') ? allowlist : partOf(allowlist, 'names');
  const domains = format.carries.includes('domains') ? allowlist.domains : [];
  const areSameNames = JSON.stringify(found.domains) === JSON.stringify(domains);
  const ports = format.carries.includes('ports') ? JSON.stringify(allowlist.ports) : undefined;
  const areSamePorts = ports === undefined || JSON.stringify(found.ports) === ports;
  if (!areThose(found.prefixes, carried) || !areSameNames || !areSamePorts) {
    throw new RangewatchError({
      code: 'store-content',
      seen: `a ${format.id} file that reads back to another list`,
      expected: 'exactly the list that was written',
      where: `${allowlist.region} ${allowlist.name}`,
    });
  }
  return found.prefixes.length + domains.length;
}
