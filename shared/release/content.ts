// The content of a list: its addresses, names and ports and nothing else. Two equal lists have equal content. The object
// that carries it also says which service asked for which prefix, so that histories can be written later.
import type { Allowlist, AllowlistEntry } from '../allowlist/allowlist.ts';
import type { PrefixesPerFamily } from '../allowlist/change.ts';
import type { Hash } from '../ports.ts';
import { type Cidr, formatPrefixes } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import type { Family } from '../prefix/prefix.ts';
import { perFamily } from '../prefix/set.ts';
import type { Sha256 } from './keys.ts';

/** What asks for a prefix: a service of the feed, `documented`, `held`, or `included` by the configuration. */
export type Origin = readonly [prefix: Cidr, service: string];

/** A content object, as it lies under `v/`. */
export interface ContentDocument {
  readonly region: string;
  readonly allowlist: string;
  readonly prefixes: Readonly<Record<Family, readonly Cidr[]>>;
  readonly domains: readonly string[];
  /** Sorted by text, each once. */
  readonly origins: readonly Origin[];
}

/** A list's content: its identity, by which "the list is as it was" is decided, and the object that carries it. */
export interface Content {
  readonly identity: Sha256;
  readonly digest: Sha256;
  readonly bytes: Uint8Array;
}

/** Writes the content of a list. */
export function contentOf(allowlist: Allowlist, hash: Hash): Content {
  const { region, name, ports, domains } = allowlist;
  const prefixes = perFamily((family) => formatPrefixes(allowlist.prefixes[family]));
  const published = { region, allowlist: name, prefixes, domains };
  const document: ContentDocument = { ...published, origins: originsOf(allowlist) };
  const bytes = encode(document);
  return {
    identity: hash('sha256', encode([published, ports])) as Sha256,
    digest: hash('sha256', bytes) as Sha256,
    bytes,
  };
}

/** Reads a content object. Its name is the digest of its bytes, so its shape is trusted. */
export function readContent(bytes: Uint8Array): ContentDocument {
  return JSON.parse(new TextDecoder().decode(bytes)) as ContentDocument;
}

/** The minimal sets of a content object. */
export function prefixesOf({ prefixes }: ContentDocument): PrefixesPerFamily {
  return perFamily((family) => prefixes[family].map(parsePrefix));
}

function originsOf({ entries }: Allowlist): readonly Origin[] {
  const origins = new Map<string, Origin>();
  for (const entry of entries) {
    const { text } = entry;
    for (const service of servicesOf(entry)) origins.set(`${text} ${service}`, [text, service]);
  }
  // Sorting texts takes no function of ours, which V8 would run some ten thousand times before it has compiled it.
  return [...origins.keys()]
    .sort()
    .map((key) => origins.get(key))
    .filter((origin) => origin !== undefined);
}

function servicesOf({ reasons, hold, included }: AllowlistEntry): readonly string[] {
  if (included !== undefined) return ['included'];
  return hold === undefined ? reasons.map(({ service }) => service ?? 'documented') : ['held'];
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
