// Lists and rules of a published tree, as far as it publishes them, for a comparison.
import { ALLOWLIST_NAMES, type AllowlistName, portsOf } from '../shared/allowlist/allowlists.ts';
import { RangewatchError } from '../shared/error.ts';
import { isRecord } from '../shared/feed/json.ts';
import { currentKey, LATEST_KEY, rulesKey } from '../shared/release/keys.ts';
import type { FeedVersion, PublishedList } from '../shared/request/request.ts';
import { REQUIREMENTS } from '../shared/requirements/catalogue.ts';
import { DEFAULT_NEEDS } from '../shared/requirements/needs.ts';
import { type Rule, rulesOf } from '../shared/requirements/rule.ts';
import type { ReadTree } from '../shared/verify/objects.ts';

/** What a tree publishes of one Region. */
export interface PublishedRegion extends FeedVersion {
  readonly lists: readonly PublishedList[];
  readonly rules: readonly Rule[];
}

/**
 * Reads every list of a Region that is published in `json`, or else in `plain`.
 * @throws RangewatchError `tree-shape` where the tree has no release, or nothing of the Region
 */
export async function readPublishedRegion(read: ReadTree, region: string): Promise<PublishedRegion> {
  const latest = await readJson(read, LATEST_KEY);
  const { files, syncToken, createDate } = latest ?? {};
  if (!isRecord(files) || typeof syncToken !== 'string' || typeof createDate !== 'string') {
    throw notPublished(LATEST_KEY, 'no release');
  }
  const isThere = (key: string) => Object.hasOwn(files, key);
  const lists = await Promise.all(
    ALLOWLIST_NAMES.map(async (name): Promise<readonly PublishedList[]> => {
      const id = { region, name };
      const json = currentKey(id, 'json.json');
      if (isThere(json)) {
        const document: unknown = await readJson(read, json);
        return isListDocument(document) ? [document] : [];
      }
      const lines = async (file: string) =>
        isThere(currentKey(id, file)) ? readLines(read, currentKey(id, file)) : [];
      const [ipv4, ipv6, domains] = await Promise.all(['ipv4.txt', 'ipv6.txt', 'domains.txt'].map(lines));
      return listOf({ region, name, syncToken, createDate }, ipv4 ?? [], ipv6 ?? [], domains ?? []);
    }),
  );
  if (lists.flat().length === 0) throw notPublished(`${LATEST_KEY}, ${region}`, 'no list of this Region');
  const rules = await readJson(read, rulesKey(region));
  return {
    syncToken,
    createDate,
    lists: lists.flat(),
    rules: Array.isArray(rules) ? (rules as readonly Rule[]) : rulesOf(REQUIREMENTS, region, DEFAULT_NEEDS),
  };
}

function listOf(
  { name, ...rest }: { region: string; name: AllowlistName; syncToken: string; createDate: string },
  ipv4: readonly string[],
  ipv6: readonly string[],
  domains: readonly string[],
): readonly PublishedList[] {
  if (ipv4.length + ipv6.length + domains.length === 0) return [];
  return [
    { ...rest, allowlist: name, ports: portsOf(name, DEFAULT_NEEDS), prefixes: { ipv4, ipv6 }, domains },
  ];
}

function isListDocument(value: unknown): value is PublishedList {
  if (!isRecord(value) || !isRecord(value['prefixes']) || !Array.isArray(value['ports'])) return false;
  const { ipv4, ipv6 } = value['prefixes'];
  return [ipv4, ipv6, value['domains']].every(
    (texts) => Array.isArray(texts) && texts.every((text) => typeof text === 'string'),
  );
}

async function readJson(read: ReadTree, key: string): Promise<Record<string, unknown> | undefined> {
  const bytes = await read(key);
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  } catch {
    throw notPublished(key, 'something that is no JSON');
  }
}

async function readLines(read: ReadTree, key: string): Promise<readonly string[]> {
  const bytes = await read(key);
  return bytes === undefined
    ? []
    : new TextDecoder()
        .decode(bytes)
        .split('\n')
        .filter((line) => line !== '');
}

function notPublished(where: string, seen: string): RangewatchError {
  return new RangewatchError({ code: 'tree-shape', seen, expected: 'published lists of the Region', where });
}
