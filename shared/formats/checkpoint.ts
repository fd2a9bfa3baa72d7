// Check Point: the JSON of a Generic Data Center, whose objects stand in access rules.
import type { Allowlist } from '../allowlist/allowlist.ts';
import { labelOf } from '../allowlist/allowlists.ts';
import { isRecord } from '../feed/json.ts';
import type { Tools } from '../ports.ts';
import { brokenFile } from './broken-file.ts';
import type { Format, ReadBack } from './format.ts';
import { objectName } from './names.ts';
import { cidrsOf } from './prefix-lines.ts';
import { uuidOf } from './uuid.ts';

/** The namespace of our ids. Never changed: rules hold on to the ids. */
const NAMESPACE = '3735b5f5-73b4-45ef-aeb0-b2cd7f9197f2';

/** One object with both families. Its id stays the same from release to release. */
export const checkpoint: Format = {
  id: 'checkpoint',
  file: () => 'checkpoint.json',
  mediaType: 'application/json',
  families: 'both',
  carries: ['prefixes'],
  consumers: ['Check Point R81 and later: Generic Data Center'],
  limits: [],
  isAllowRule: true,
  source: 'Check Point sk167210: Generic Data Center feature',
  render: (allowlist, _, tools) =>
    new TextEncoder().encode(`${JSON.stringify(documentOf(allowlist, tools), null, 1)}\n`),
  read: readDocument,
};

function documentOf(allowlist: Allowlist, tools: Tools) {
  const { region, name } = allowlist;
  const description = `Amazon WorkSpaces, ${region}: ${labelOf(name).en}`;
  return {
    version: '1.0',
    description,
    objects: [
      {
        name: objectName(allowlist),
        id: uuidOf(NAMESPACE, `${region}/${name}`, tools),
        description,
        ranges: cidrsOf(allowlist),
      },
    ],
  };
}

function readDocument(bytes: Uint8Array): ReadBack {
  const document: unknown = JSON.parse(new TextDecoder().decode(bytes));
  const objects: unknown = isRecord(document) ? document['objects'] : undefined;
  const [object, ...more]: readonly unknown[] = Array.isArray(objects) ? objects : [];
  const ranges = isRecord(object) && more.length === 0 ? object['ranges'] : undefined;
  if (!Array.isArray(ranges) || !ranges.every((range) => typeof range === 'string')) {
    throw brokenFile('checkpoint', 'another document', 'one object with its ranges');
  }
  return { prefixes: ranges, domains: [] };
}
