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
import type { StandIn } from './stand-in.ts';

/** What asks for a prefix: a service of the feed, or a StandIn. */
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

/** The object that carries a list's content. */
export interface Content {
  readonly digest: Sha256;
  readonly bytes: Uint8Array;
}

/** The identity of a list's content, by which "the list is as it was" is decided: what asks for a prefix is no part of it. */
export function identityOf(allowlist: Allowlist, hash: Hash): Sha256 {
  return hash('sha256', encode([publishedOf(allowlist), allowlist.ports])) as Sha256;
}

/** Writes the content of a list. */
export function contentOf(allowlist: Allowlist, hash: Hash): Content {
  const document: ContentDocument = { ...publishedOf(allowlist), origins: originsOf(allowlist) };
  const bytes = encode(document);
  documents.set(bytes, document);
  return { digest: hash('sha256', bytes) as Sha256, bytes };
}

function publishedOf({ region, name, domains, prefixes }: Allowlist): Omit<ContentDocument, 'origins'> {
  const printed = perFamily((family) => formatPrefixes(prefixes[family]));
  return { region, allowlist: name, prefixes: printed, domains };
}

/** What content objects were written from, or read as: a replay reads what it has just written, several times. */
const documents = new WeakMap<Uint8Array, ContentDocument>();

/** Reads a content object. Its name is the digest of its bytes, so its shape is trusted. */
export function readContent(bytes: Uint8Array): ContentDocument {
  const document = documents.get(bytes) ?? (JSON.parse(new TextDecoder().decode(bytes)) as ContentDocument);
  documents.set(bytes, document);
  return document;
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
  if (included !== undefined) return ['included' satisfies StandIn];
  return hold === undefined
    ? reasons.map(({ service }) => service ?? ('documented' satisfies StandIn))
    : ['held' satisfies StandIn];
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
