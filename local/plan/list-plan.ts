// What becomes of each list: its addresses, names, files and head-room, before and after.
import type { Headroom } from '../../shared/allowlist/capacity.ts';
import { placeOf } from '../../shared/allowlist/input.ts';
import type { IngestResult } from '../../shared/ingest.ts';
import type { Bucket } from '../../shared/ports.ts';
import { type Cidr, formatPrefix } from '../../shared/prefix/format.ts';
import { parsePrefix } from '../../shared/prefix/parse.ts';
import { FAMILIES, type Family } from '../../shared/prefix/prefix.ts';
import { aggregate, countAddresses, ofFamily, subtract } from '../../shared/prefix/set.ts';
import { currentKey } from '../../shared/release/keys.ts';
import { readListContent } from '../../shared/release/list-change.ts';
import type { ListRecord, Manifest } from '../../shared/release/manifest.ts';
import { formatTime } from '../../shared/time.ts';

/** What one family of a list gains, loses at once, and loses when its hold has run out. */
export interface AddressPlan {
  readonly family: Family;
  readonly added: readonly Cidr[];
  readonly removed: readonly Cidr[];
  readonly leaving: readonly Cidr[];
  readonly addedAddresses: string;
  readonly removedAddresses: string;
  readonly leavingAddresses: string;
}

/** What becomes of one list. */
export interface ListPlan {
  readonly region: string;
  readonly allowlist: string;
  /** `files`: the same addresses and names in other bytes, or with other head-room. */
  readonly state: 'new' | 'gone' | 'changed' | 'files';
  readonly addresses: readonly AddressPlan[];
  readonly names: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** ISO 8601, UTC: when the first of what leaves may leave; null where nothing does. */
  readonly leavesAt: string | null;
  /** How many URLs have other bytes. */
  readonly changedFiles: number;
  readonly headroom: readonly Headroom[];
}

/** The keys that firewalls poll. */
export function urlsOf({ allowlists }: Manifest): readonly string[] {
  return allowlists.flatMap((list) => list.files.map(({ file }) => currentKey(list, file)));
}

/** Every list that differs, in the order of what would be published, then those that would be gone. */
export async function planLists(
  before: Manifest | undefined,
  after: Manifest | undefined,
  result: IngestResult,
  bucket: Bucket,
): Promise<readonly ListPlan[]> {
  const known = new Map(before?.allowlists.map((record) => [placeOf(record), record]));
  const kept = new Set(after?.allowlists.map(placeOf));
  const gone = [...known.values()].filter((record) => !kept.has(placeOf(record)));
  const plans = await Promise.all([
    ...(after?.allowlists ?? []).map((record) => planOf(known.get(placeOf(record)), record, result, bucket)),
    ...gone.map((record) => planOf(record, undefined, result, bucket)),
  ]);
  return plans.flatMap((plan) => plan ?? []);
}

async function planOf(
  before: ListRecord | undefined,
  after: ListRecord | undefined,
  result: IngestResult,
  bucket: Bucket,
): Promise<ListPlan | undefined> {
  const record = after ?? before;
  if (record === undefined || JSON.stringify(before) === JSON.stringify(after)) return undefined;
  const [old, young] = [await setsOf(before, bucket), await setsOf(after, bucket)];
  const begun = heldNow(record, result);
  const leaving = subtract(aggregate(begun.map(({ prefix }) => prefix)), young.asked);
  const addresses = FAMILIES.map((family): AddressPlan => {
    const [was, is] = [ofFamily(old.published, family), ofFamily(young.published, family)];
    const [added, removed, later] = [subtract(is, was), subtract(was, is), ofFamily(leaving, family)];
    return {
      family,
      added: added.map(formatPrefix),
      removed: removed.map(formatPrefix),
      leaving: later.map(formatPrefix),
      addedAddresses: String(countAddresses(added)),
      removedAddresses: String(countAddresses(removed)),
      leavingAddresses: String(countAddresses(later)),
    };
  });
  const names = {
    added: young.domains.filter((name) => !old.domains.includes(name)),
    removed: old.domains.filter((name) => !young.domains.includes(name)),
  };
  const isChanged =
    names.added.length + names.removed.length + leaving.length > 0 ||
    addresses.some(({ added, removed }) => added.length + removed.length > 0);
  const sums = new Map(before?.files.map(({ file, sha256 }) => [file, sha256]));
  return {
    region: record.region,
    allowlist: record.name,
    state: before === undefined ? 'new' : after === undefined ? 'gone' : isChanged ? 'changed' : 'files',
    addresses: addresses.filter(
      ({ added, removed, leaving }) => added.length + removed.length + leaving.length > 0,
    ),
    names,
    leavesAt: leaving.length === 0 ? null : formatTime(Math.min(...begun.map(({ until }) => until))),
    changedFiles: (after?.files ?? []).filter(
      ({ file, sha256 }) => sums.has(file) && sums.get(file) !== sha256,
    ).length,
    headroom: after?.headroom ?? [],
  };
}

/** What is published of a list, and what of it is asked for: all but what is only held. */
async function setsOf(record: ListRecord | undefined, bucket: Bucket) {
  if (record === undefined) return { published: [], asked: [], domains: [] };
  const { prefixes, origins, domains } = await readListContent(bucket, record);
  return {
    published: aggregate([...prefixes.ipv4, ...prefixes.ipv6].map(parsePrefix)),
    asked: aggregate(origins.filter(([, service]) => service !== 'held').map(([text]) => parsePrefix(text))),
    domains,
  };
}

function heldNow({ region, name }: ListRecord, result: IngestResult) {
  if (result.kind !== 'released' && result.kind !== 'moved') return [];
  return result.followed.begun.filter((hold) => hold.region === region && hold.name === name);
}
