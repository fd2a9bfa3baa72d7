// The rules of each Region: valid by the published schema, each with a source, no template left, nothing forgotten.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { ALLOWLIST_NAMES, requirementIdsOf } from '../../../shared/allowlist/allowlists.ts';
import { REQUIREMENTS } from '../../../shared/requirements/catalogue.ts';
import { DEFAULT_NEEDS, isInForce, OPTIONS } from '../../../shared/requirements/needs.ts';
import { REGION_CODES } from '../../../shared/requirements/regions.ts';
import { rulesOf } from '../../../shared/requirements/rule.ts';

const SCHEMA = JSON.parse(
  readFileSync(new URL('../../../docs/schema/requirements.schema.json', import.meta.url), 'utf8'),
) as object;

const EVERYTHING = { ...DEFAULT_NEEDS, options: OPTIONS };

describe.each(REGION_CODES)('the rules of %s', (region) => {
  const validate = new Ajv2020({ allErrors: true }).compile(SCHEMA);

  it.each([
    ['as usual', DEFAULT_NEEDS],
    ['with every option', EVERYTHING],
    ['with a directory', { ...EVERYTHING, directories: ['d-1234567890'] }],
  ])('are valid by the schema, %s', (_, needs) => {
    const rules = JSON.parse(JSON.stringify(rulesOf(REQUIREMENTS, region, needs))) as unknown;
    expect(validate(rules), JSON.stringify(validate.errors)).toBe(true);
    expect(JSON.stringify(rules).match(/.{0,40}(?:[<>]|\{[a-z]).{0,20}/gi) ?? [], 'templates left').toEqual(
      [],
    );
  });

  it('never write a wildcard that opens what is not WorkSpaces', () => {
    const names = rulesOf(REQUIREMENTS, region, EVERYTHING).flatMap(({ destination }) => destination.domains);
    expect(names.filter((name) => /^\*\.(?:amazonaws|cloudfront|amazon)\./.test(name))).toEqual([]);
  });
});

it('a rule without a source, or with a template left, is not valid by the schema', () => {
  const validate = new Ajv2020().compile(SCHEMA);
  const [rule] = rulesOf(REQUIREMENTS, 'ap-northeast-1', DEFAULT_NEEDS);
  expect(validate([rule])).toBe(true);
  expect(validate([{ ...rule, sources: [] }])).toBe(false);
  const destination = { ...rule?.destination, domains: ['{directory}.awsapps.com'] };
  expect(validate([{ ...rule, destination }])).toBe(false);
});

it('a name that no document gives for the Region is said to be derived', () => {
  const remarks = (region: string) =>
    rulesOf(REQUIREMENTS, region, DEFAULT_NEEDS).flatMap(({ destination }) => destination.remarks);
  const derived = (region: string) => remarks(region).filter(({ isDerived }) => isDerived);
  expect(derived('us-east-2').map(({ name }) => name)).toContain('*.prod.us-east-2.highlander.aws.a2z.com');
  expect(derived('ap-northeast-1')).toEqual([]);
  expect(remarks('ap-northeast-1').find(({ isForAnyDirectory }) => isForAnyDirectory)?.name).toBe(
    '*.awsapps.com',
  );
});

it('a directory takes the place of the wildcard for all', () => {
  const names = (directories: readonly string[]) =>
    rulesOf(REQUIREMENTS, 'ap-northeast-1', { ...DEFAULT_NEEDS, directories }).flatMap(
      ({ destination }) => destination.domains,
    );
  expect(names([])).toContain('*.awsapps.com');
  expect(names(['d-1234567890', 'example'])).toEqual(
    expect.arrayContaining(['d-1234567890.awsapps.com', 'example.awsapps.com']),
  );
  expect(names(['d-1234567890'])).not.toContain('*.awsapps.com');
});

/** Outbound requirements of clients that no allowlist carries, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'client-dns-53': "the customer's own DNS servers: no destination to publish",
  'web-53': "the customer's own DNS servers: no destination to publish",
  'zero-client-ntp': 'time servers of the internet at large: no destination to publish',
  'privatelink-domains': 'a rule table: its names lead to private addresses',
};

it('every outbound requirement of a client is in a list, or a named exception', () => {
  const carried = new Set(ALLOWLIST_NAMES.flatMap(requirementIdsOf));
  const outbound = REQUIREMENTS.filter(
    (requirement) =>
      requirement.direction === 'outbound' &&
      requirement.interface === 'client-network' &&
      isInForce(requirement),
  );
  expect(outbound.length).toBeGreaterThan(20);
  const missing = outbound.map(({ id }) => id).filter((id) => !carried.has(id));
  expect(missing.sort()).toEqual(Object.keys(EXCEPTIONS).sort());
});
