// Whether the catalogue has every hostname, address, range and port of the seed documents, as current or as history.
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../shared/requirements/catalogue.ts';
import { factsFor } from './catalogue-facts.ts';
import { DOCUMENTS, EXCEPTIONS, KINDS, type Kind, readSeed, seedFolder } from './documents.ts';
import type { Found } from './reading.ts';

const FOLDER = seedFolder();

/** Read by eye in the documents; a Region where it stands in a row of one. */
const SPOT_CHECKS: readonly (readonly [id: string, kind: Kind, text: string, region: string | null])[] = [
  ['000', 'hostnames', '*.cloudfront.net', null],
  ['000', 'hostnames', '{directory}.awsapps.com', null],
  ['000', 'ranges', '18.180.180.0-18.180.181.255', null],
  ['000', 'ports', 'udp 4172', null],
  ['001', 'hostnames', 'd2td7dqidlhjx7.cloudfront.net', null],
  ['001', 'hostnames', 'd2c2t8mxjhq5z1.cloudfront.net', 'ap-northeast-1'],
  ['001', 'hostnames', 'drp-pdt.amazonworkspaces.com', 'us-gov-west-1'],
  ['001', 'hostnames', '*.sa-east-1.rdn.amazonaws.com', null],
  ['001', 'hostnames', 's3.amazonaws.com', null],
  ['001', 'addresses', '54.64.174.128', 'ap-northeast-1'],
  ['001', 'addresses', '169.254.169.250', null],
  ['001', 'ranges', '54.250.251.0-54.250.251.255', 'ap-northeast-1'],
  ['001', 'ranges', '52.23.61.0-52.23.62.255', 'us-east-1'],
  ['001', 'ranges', '172.31.0.0/16', 'eu-west-1'],
  ['001', 'ports', 'tcp 9997', null],
  ['001', 'ports', 'udp 55002', null],
  ['001', 'ports', 'tcp 1688', null],
  ['001', 'ports', 'udp 137-138', null],
  ['001', 'ports', 'tcp 1024-65535', null],
  ['002', 'hostnames', 'test.awsapps.com', null],
  ['002', 'mailDomains', '{directory}.amazonworkspaces.com', null],
  ['002', 'ranges', '175.41.192.0/18', null],
  ['002', 'ranges', '54.95.0.0-54.95.255.255', null],
  ['002', 'ports', 'tcp 4172', null],
  ['003', 'hostnames', 'privatelink.prod.ap-northeast-1.wsp.aws.a2z.com', null],
  ['003', 'ports', 'udp 4195', null],
  ['004', 'addresses', '192.0.2.3', null],
  ['004', 'ports', 'udp 4195', null],
];

const CASES = DOCUMENTS.flatMap((document) => KINDS.map((kind) => [document.id, kind, document] as const));

const title = 'the catalogue and the seed documents';
const why = 'skipped: there is no folder of seed documents beside the one that RANGEWATCH_DATA names';

describe('the exceptions', () => {
  it('are fewer than ten, each with its reason', () => {
    expect(EXCEPTIONS.length).toBeLessThan(10);
    expect(EXCEPTIONS.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });
});

describe('history in the catalogue', () => {
  it('says when it ended', () => {
    const ends = REQUIREMENTS.flatMap(({ status }) => (status.kind === 'history' ? [status.endedOn] : []));
    expect(ends.length).toBeGreaterThan(0);
    for (const endedOn of ends) expect(endedOn).toMatch(/^20\d\d-[01]\d(-[0-3]\d)?$/u);
  });
});

describe.skipIf(FOLDER === undefined)(FOLDER === undefined ? `${title} (${why})` : title, () => {
  const reading = (id: string) => readSeed(FOLDER ?? '', id);

  it.each(CASES)('document %s: the reader finds all %s that are there', (id, kind, { atLeast }) => {
    expect(reading(id)[kind].length).toBeGreaterThanOrEqual(atLeast[kind]);
  });

  it.each(SPOT_CHECKS)('document %s: the reader finds among %s: %s', (id, kind, text, region) => {
    expect(reading(id)[kind]).toContainEqual({ text, region });
  });

  it.each(DOCUMENTS)('document $id: what the reader takes for no hostname ends in no domain', ({ id }) => {
    const { refused } = reading(id);
    expect(refused.filter((name) => /\.(?:com|net|org|aws|cn|jp|internal)$/iu.test(name))).toEqual([]);
  });

  it.each(CASES)('document %s: the catalogue has its %s', (id, kind, document) => {
    const has = factsFor(document)[kind];
    expect(reading(id)[kind].filter((found) => !has(found) && !isExcepted(id, kind, found))).toEqual([]);
  });

  it.each(EXCEPTIONS)('document $id: $text is there, and not in the catalogue', ({ id, kind, text }) => {
    const document = DOCUMENTS.find((one) => one.id === id);
    expect(texts(reading(id)[kind])).toContain(text);
    expect(document && factsFor(document)[kind]({ text, region: null })).toBe(false);
  });
});

function isExcepted(id: string, kind: Kind, { text }: Found): boolean {
  return EXCEPTIONS.some((one) => one.id === id && one.kind === kind && one.text === text);
}

function texts(found: readonly Found[]): readonly string[] {
  return found.map(({ text }) => text);
}
