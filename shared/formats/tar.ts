// A tar archive (POSIX ustar) of a few small files, always the same bytes: no owner, no time, mode 0644.
import { brokenFile } from './broken-file.ts';

/** A file in an archive. */
export interface Member {
  /** ASCII, at most 100 characters. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const RECORD = 512;

/** Where fields of a header lie: offset and length in bytes. */
const NAME = [0, 100] as const;
const SIZE = [124, 12] as const;
const CHECKSUM = [148, 8] as const;

/** Writes an archive. Two empty records end it. */
export function writeTar(members: readonly Member[]): Uint8Array {
  const parts = [...members.flatMap(({ name, bytes }) => [headerOf(name, bytes.length), padded(bytes)])];
  const archive = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 2 * RECORD));
  let offset = 0;
  for (const part of parts) {
    archive.set(part, offset);
    offset += part.length;
  }
  return archive;
}

/** Reads what writeTar wrote. @throws RangewatchError `store-content` */
export function readTar(archive: Uint8Array): readonly Member[] {
  const members: Member[] = [];
  for (let offset = 0; archive[offset] !== 0; ) {
    const header = archive.subarray(offset, offset + RECORD);
    const size = Number.parseInt(textIn(header, SIZE), 8);
    const end = offset + RECORD + size;
    const sum = Number.parseInt(textIn(header, CHECKSUM), 8);
    if (!(end <= archive.length) || sum !== checksumOf(header)) {
      throw brokenFile(
        'tar',
        `a header at byte ${offset}`,
        'a header with its sum, and the whole file after it',
      );
    }
    members.push({ name: textIn(header, NAME), bytes: archive.subarray(offset + RECORD, end) });
    offset = RECORD * Math.ceil(end / RECORD);
  }
  return members;
}

function headerOf(name: string, size: number): Uint8Array {
  const header = new Uint8Array(RECORD);
  const put = ([offset]: readonly [number, number], text: string) =>
    header.set(new TextEncoder().encode(text), offset);
  put(NAME, name);
  // Mode, owner, group.
  put([100, 24], `0000644\0${'0000000\0'.repeat(2)}`);
  put(SIZE, `${size.toString(8).padStart(11, '0')}\0`);
  // Time, then, after the sum, the kind: an ordinary file.
  put([136, 12], `${'0'.repeat(11)}\0`);
  put([156, 1], '0');
  put([257, 8], 'ustar\u000000');
  put(CHECKSUM, `${checksumOf(header).toString(8).padStart(6, '0')}\0 `);
  return header;
}

/** The sum of a header's bytes, its own field taken as blanks. */
function checksumOf(header: Uint8Array): number {
  const [offset, length] = CHECKSUM;
  return header.reduce(
    (sum, byte, index) => sum + (index >= offset && index < offset + length ? 0x20 : byte),
    0,
  );
}

function textIn(header: Uint8Array, [offset, length]: readonly [number, number]): string {
  return new TextDecoder().decode(header.subarray(offset, offset + length)).split('\0')[0] ?? '';
}

function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(RECORD * Math.ceil(bytes.length / RECORD));
  whole.set(bytes);
  return whole;
}
