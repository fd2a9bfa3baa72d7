// The seed documents: where they are, how much was counted in them, and what the catalogue leaves out on purpose.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REAL_DATA } from '../real-data.ts';
import type { Dated, Facts } from './catalogue-facts.ts';
import { type Reading, read } from './reading.ts';

/** Kinds of facts. */
export const KINDS = [
  'hostnames',
  'mailDomains',
  'addresses',
  'ranges',
  'ports',
] as const satisfies readonly (keyof Facts)[];

/** A kind of facts. */
export type Kind = (typeof KINDS)[number];

/** A seed document: how its file's name starts, what it is, and how much of each kind it has at the least. */
export interface SeedDocument extends Dated {
  readonly id: string;
  readonly atLeast: Readonly<Record<Kind, number>>;
}

/** The documents. */
export const DOCUMENTS: readonly SeedDocument[] = [
  {
    id: '000',
    source: 'blog-proxy-2020',
    date: '2020-07-24',
    atLeast: { hostnames: 6, mailDomains: 0, addresses: 0, ranges: 3, ports: 3 },
  },
  {
    id: '001',
    source: 'aws-ports-2020',
    date: '2020-05',
    atLeast: { hostnames: 104, mailDomains: 0, addresses: 52, ranges: 36, ports: 31 },
  },
  {
    id: '002',
    source: 'blog-tokyo-2014',
    date: '2014-10-17',
    atLeast: { hostnames: 5, mailDomains: 1, addresses: 0, ranges: 28, ports: 5 },
  },
  {
    id: '003',
    source: 'blog-privatelink-2025',
    date: '2025-08-28',
    atLeast: { hostnames: 4, mailDomains: 0, addresses: 2, ranges: 0, ports: 4 },
  },
  {
    id: '004',
    source: 'blog-access-event',
    date: '2022',
    atLeast: { hostnames: 0, mailDomains: 0, addresses: 1, ranges: 0, ports: 5 },
  },
];

/** Something in a document that the catalogue does not have, and why. */
export interface Exception {
  readonly id: string;
  readonly kind: Kind;
  readonly text: string;
  readonly reason: string;
}

/** All of them: fewer than ten. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    id: '001',
    kind: 'ports',
    text: 'any 49152-65535',
    reason: 'return traffic of stateless filters: the client’s own ports, in a note of pcoip-udp-50002-55002',
  },
  {
    id: '002',
    kind: 'hostnames',
    text: 'forums.aws.amazon.com',
    reason: 'where AWS announced its ranges in 2014: read by people, not by WorkSpaces',
  },
  {
    id: '002',
    kind: 'hostnames',
    text: 'amazonzocalo.com',
    reason: 'another product, Zocalo, that came with WorkSpaces then',
  },
  {
    id: '003',
    kind: 'hostnames',
    text: 'ip-10-0-0-2.ap-northeast-1.compute.internal',
    reason: 'the DNS server of the author’s own VPC',
  },
  {
    id: '004',
    kind: 'addresses',
    text: '192.0.2.3',
    reason: 'an example of a user’s address, from the block kept for examples (RFC 5737)',
  },
];

/** The folder of the documents, or undefined where they are missing. */
export function seedFolder(): string | undefined {
  if (REAL_DATA === undefined || REAL_DATA === '') return undefined;
  const folder = join(REAL_DATA, '..', 'seeds');
  return existsSync(folder) ? folder : undefined;
}

/** Reads a document. */
export function readSeed(folder: string, id: string): Reading {
  const name = readdirSync(folder).find((file) => file.startsWith(`${id}_`));
  if (name === undefined) throw new Error(`no seed document ${id} in ${folder}`);
  return read(readFileSync(join(folder, name), 'utf8'));
}
