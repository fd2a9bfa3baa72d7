// The catalogue is right as far as a machine can tell, and each rule catches a broken copy.
import { describe, expect, it } from 'vitest';
import { ALLOWLIST_NAMES, requirementIdsOf } from '../../../shared/allowlist/allowlists.ts';
import { REQUIREMENTS, requirementById } from '../../../shared/requirements/catalogue.ts';
import { checkCatalogue } from '../../../shared/requirements/check.ts';
import type { DomainName, Port, Requirement } from '../../../shared/requirements/requirement.ts';

const LISTS = Object.fromEntries(ALLOWLIST_NAMES.map((name) => [name, requirementIdsOf(name)]));

/** The requirement of an id, which must be there. */
function take(id: string): Requirement {
  const found = requirementById(id);
  if (found === undefined) throw new Error(`no requirement ${id}`);
  return found;
}

/** The catalogue with one requirement changed, and what the check says of it. */
function checkWith(id: string, change: Partial<Requirement>): readonly string[] {
  const broken = { ...take(id), ...change };
  return checkCatalogue(REQUIREMENTS.map((one) => (one.id === id ? broken : one)));
}

function withName(domain: DomainName): readonly string[] {
  return checkWith('captcha', { destination: { kind: 'domains', domains: [domain] } });
}

function withPort(...ports: readonly [Port, ...Port[]]): readonly string[] {
  return checkWith('captcha', { transports: [{ protocol: 'tcp', ports }] });
}

it('finds nothing in the catalogue', () => {
  expect(checkCatalogue(REQUIREMENTS, LISTS)).toEqual([]);
});

describe('ports', () => {
  it.each<[Port]>([[0], [65_536], [4.5], ['443-80'], ['443-443'], ['0-10'], ['1-65536'], ['1.5-3']])(
    'refuses %s',
    (port) => {
      expect(withPort(port)).toEqual([`captcha: ${port} is no port and no range of ports.`]);
    },
  );

  it('refuses ports that are not ascending', () => {
    expect(withPort(443, 80)).toEqual(['captcha: the ports 443, 80 are not ascending.']);
  });

  it.each<[Port]>([[1], [65_535], ['1-65535']])('takes %s', (port) => {
    expect(withPort(port)).toEqual([]);
  });
});

describe('names', () => {
  it.each<[string, string]>([
    ['https://captcha.example.com', 'has a scheme'],
    ['captcha.example.com/prod', 'has a path'],
    ['captcha.example.com/', 'has a path'],
    ['Captcha.example.com', 'has upper case'],
    ['captcha .example.com', 'has a blank'],
    ['{account}.example.com', 'has the unknown placeholder {account}'],
    ['*.example.com', 'is a wildcard that AWS does not document'],
    ['a.*.example.com', 'is a wildcard that AWS does not document'],
    ['captcha.{region}.example.com', 'does not say for which Regions it is written out'],
    ['captcha.example.com:443', 'is not a host name'],
    ['captcha.example.com.', 'is not a host name'],
    ['captcha..example.com', 'is not a host name'],
    ['localhost', 'is not a host name'],
  ])('refuses %s', (name, finding) => {
    expect(withName({ name })).toEqual([`captcha: the name “${name}” ${finding}.`]);
  });

  it.each<[DomainName]>([
    [{ name: '{directory}.example.com' }],
    [{ name: 'captcha.{region}.example.com', regions: ['us-east-1'] }],
    [{ name: '*.{region}.rdn.amazonaws.com', regions: ['us-east-1'] }],
  ])('takes %j', (domain) => {
    expect(withName(domain)).toEqual([]);
  });
});

describe('prefixes', () => {
  it.each(['10.0.0.1/8', '10.0.0.0', '010.0.0.0/8', '2600:1F32::/40', '2600:1f32:0::/40'])(
    'refuses %s',
    (prefix) => {
      const findings = checkWith('mgmt-out-imds', { destination: { kind: 'fixed', prefixes: [prefix] } });
      expect(findings).toEqual([`mgmt-out-imds: ${prefix} is no canonical prefix.`]);
    },
  );

  it('looks into the ranges of each Region', () => {
    const { destination } = take('health-check');
    if (destination.kind !== 'documented') throw new Error('the health check is documented');
    const ranges = { ...destination.ranges, 'us-east-1': ['192.0.2.1/24'] };
    expect(checkWith('health-check', { destination: { ...destination, ranges } })).toEqual([
      'health-check: 192.0.2.1/24 is no canonical prefix.',
    ]);
  });
});

describe('ids, texts and sources', () => {
  it('refuses an id that comes twice', () => {
    expect(checkCatalogue([...REQUIREMENTS, take('captcha')])).toEqual(['captcha: the id is used twice.']);
  });

  it('refuses a text that is empty in Japanese, wherever it stands', () => {
    const empty = { en: 'a', ja: ' ' };
    const sentence = ['captcha: a text is empty in “ja”.'];
    expect(checkWith('captcha', { title: empty })).toEqual(sentence);
    expect(withName({ name: 'captcha.example.com', note: empty })).toEqual(sentence);
    expect(checkWith('captcha', { need: { kind: 'if', condition: empty } })).toEqual(sentence);
  });

  it('refuses a source that no one cites', () => {
    const rest = REQUIREMENTS.filter(({ id }) => id !== 'dcv-aga');
    expect(checkCatalogue(rest)).toEqual(['aws-accelerator-2026: no one cites the source.']);
  });

  it('refuses a list, or advice on proxies, that names a requirement which is not there', () => {
    expect(checkCatalogue(REQUIREMENTS, { web: ['web-8080'] })).toEqual([
      'web: there is no requirement “web-8080”.',
    ]);
    expect(checkCatalogue(REQUIREMENTS.filter(({ id }) => id !== 'connectivity-check'))).toEqual([
      'system-proxy-since-3: there is no requirement “connectivity-check”.',
    ]);
  });
});
