// Feeds that nobody can use, as files: what downloads, mirrors and editors make of ip-ranges.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { BASE, feedText } from './small-feed.ts';

const good = Buffer.from(feedText(BASE));
const half = good.subarray(0, good.length / 2);

const CONTENTS: Readonly<Record<string, string | Uint8Array>> = {
  'empty.json': '',
  'page.json': '<!DOCTYPE html>\n<html>\n<body>503 Service Unavailable</body>\n</html>\n',
  'truncated.json': half,
  'truncated.json.gz': gzipSync(good).subarray(0, 200),
  'truncated.json.br': brotliCompressSync(good).subarray(0, 200),
  'wrong.json.gz': 'neither gzip\nnor anything else\n',
  'wrong.json.br': 'neither brotli\nnor anything else\n',
  'marked.json': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), good]),
  'null.json': 'null',
  'list.json': '[]',
  'other.json': '{"hello": "world"}\n',
  'no-prefixes.json': '{"syncToken": "1700000000", "createDate": "2023-11-14-22-13-20"}',
  'number-token.json': feedText(BASE).replace(/"syncToken": "(\d+)"/, '"syncToken": $1'),
  'broken-prefix.json': feedText([['60.40.0.0/33', 'GLOBAL', 'AMAZON'], ...BASE]),
};

/** Names of files, of a folder and of nothing, and an address without TLS. */
export const BAD_FEEDS = [
  ...Object.keys(CONTENTS),
  'folder.json',
  'missing.json',
  'http://127.0.0.1:9/ip-ranges.json',
];

/** Writes the files that are bad. */
export function writeBadFeeds(folder: string): void {
  for (const [name, content] of Object.entries(CONTENTS)) writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, 'folder.json'));
}
