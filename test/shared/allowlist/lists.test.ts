// What each allowlist carries: the split of gateways, documented addresses that the feed bears out, names.
import { describe, expect, it } from 'vitest';
import type { AllowlistName } from '../../../shared/allowlist/allowlists.ts';
import { explainName } from '../../../shared/allowlist/explain-name.ts';
import { allowlistFromFeed } from '../../../shared/allowlist/from-feed.ts';
import type { Entry } from '../../../shared/feed/feed.ts';
import { formatPrefix } from '../../../shared/prefix/format.ts';
import { DEFAULT_NEEDS, type Needs } from '../../../shared/requirements/needs.ts';
import { BASE, entry, received } from '../../world/feeds.ts';

const HOME = 'ap-northeast-1';

/** The list of a Region as text: IPv4, IPv6, names. */
function listOf(
  name: AllowlistName,
  entries: readonly Entry[] = BASE,
  { region = HOME, needs = DEFAULT_NEEDS }: { region?: string; needs?: Needs } = {},
) {
  const { prefixes, domains, ports } = allowlistFromFeed(received(0, entries).feed, { region, name }, needs);
  return { ipv4: prefixes.ipv4.map(formatPrefix), ipv6: prefixes.ipv6.map(formatPrefix), domains, ports };
}

describe('gateways', () => {
  it('are split by the ranges that AWS documents; one that no document names is in both', () => {
    expect(listOf('streaming-pcoip').ipv4).toEqual([
      '3.115.0.0/22',
      '18.180.178.0/24',
      '18.180.180.0/23',
      '54.250.251.0/24',
    ]);
    expect(listOf('streaming-dcv').ipv4).toEqual(['3.114.164.0/22', '3.115.0.0/22']);
  });

  it('of both protocols together are the list streaming', () => {
    const both = [...listOf('streaming-pcoip').ipv4, ...listOf('streaming-dcv').ipv4];
    expect(new Set(listOf('streaming').ipv4)).toEqual(new Set(both));
  });

  it('open the ports of the protocols in use, and no others', () => {
    expect(listOf('streaming').ports).toEqual([
      { protocol: 'tcp', ports: [443, 4172, 4195] },
      { protocol: 'udp', ports: [443, 4172, 4195, 50002, 55002] },
    ]);
    expect(listOf('streaming', BASE, { needs: { ...DEFAULT_NEEDS, streaming: ['dcv'] } })).toMatchObject({
      ipv4: ['3.114.164.0/22', '3.115.0.0/22'],
      ports: [
        { protocol: 'tcp', ports: [443, 4195] },
        { protocol: 'udp', ports: [443, 4195] },
      ],
    });
  });

  it('that a document names and the feed lacks are there where AMAZON of the Region covers them', () => {
    const paris = (region: string) => [entry('51.44.0.0/16', 'AMAZON', region)];
    const inParis = { region: 'eu-west-3' };
    expect(listOf('streaming', paris('eu-west-3'), inParis).ipv4).toContain('51.44.204.0/22');
    expect(listOf('streaming', paris('eu-west-1'), inParis).ipv4).toEqual([]);
    expect(listOf('streaming', [entry('51.44.0.0/16', 'EC2', 'eu-west-3')], inParis).ipv4).toEqual([]);
  });
});

describe('health checks', () => {
  it('have the documented addresses that the feed bears out, and their names', () => {
    expect(listOf('health-check')).toMatchObject({
      ipv4: [],
      domains: ['drp-nrt.amazonworkspaces.com', 'drp-workspaces.ap-northeast-1.api.aws'],
    });
    const borneOut = [...BASE, entry('18.178.0.0/16'), entry('54.64.0.0/15')];
    expect(listOf('health-check', borneOut).ipv4).toEqual(['18.178.102.247/32', '54.64.174.128/32']);
  });

  it("have no address of another Region: Paris's are Tel Aviv's", () => {
    const feed = [
      entry('51.16.0.0/15', 'AMAZON', 'il-central-1'),
      entry('51.44.0.0/16', 'AMAZON', 'eu-west-3'),
    ];
    const paris = listOf('health-check', feed, { region: 'eu-west-3' });
    expect(paris.ipv4).toEqual([]);
    expect(paris.domains).toContain('drp-cdg.amazonworkspaces.com');
    expect(listOf('health-check', feed, { region: 'il-central-1' }).ipv4).toHaveLength(3);
  });
});

describe('the accelerator', () => {
  it('has the documented ranges that AMAZON of GLOBAL covers, and the IPv6 of the service', () => {
    const feed = [
      ...BASE,
      entry('93.77.128.0/19', 'AMAZON', 'GLOBAL'),
      entry('2600:9000:a300::/40', 'GLOBALACCELERATOR', 'GLOBAL'),
      entry('93.77.134.0/24', 'GLOBALACCELERATOR', 'GLOBAL'),
    ];
    expect(listOf('streaming-accelerator', feed)).toMatchObject({
      ipv4: ['93.77.134.0/23'],
      ipv6: ['2600:9000:a300::/40'],
    });
    expect(listOf('streaming-accelerator', feed, { region: 'us-gov-west-1' })).toMatchObject({
      ipv4: [],
      ipv6: [],
    });
  });
});

describe('names', () => {
  it('are those of the Region, with a wildcard for directories only where none is configured', () => {
    const { domains } = listOf('domains');
    expect(domains).toContain('ws-broker-service.ap-northeast-1.amazonaws.com');
    expect(domains).toContain('*.awsapps.com');
    expect(domains.filter((name) => /us-west-2|us-east-1/.test(name))).toEqual([]);
    const needs = { ...DEFAULT_NEEDS, directories: ['d-1234567890'] };
    const named = listOf('domains', BASE, { needs }).domains;
    expect(named).toContain('d-1234567890.awsapps.com');
    expect(named).not.toContain('*.awsapps.com');
  });

  it('of FIPS and of smart cards come with their options', () => {
    const at = (options: Needs['options']) =>
      listOf('domains', BASE, { region: 'us-east-1', needs: { ...DEFAULT_NEEDS, options } }).domains.join();
    expect(at([])).not.toMatch(/fips|smartcard|\.api\.aws/);
    expect(at(['fips', 'smart-card', 'ipv6'])).toMatch(/fips.*smartcard.*\.api\.aws/);
  });

  it('are none for China, whose names stand in another document, and for Regions of the feed alone', () => {
    expect(listOf('domains', BASE, { region: 'cn-northwest-1' }).domains).toEqual([]);
    expect(listOf('domains', BASE, { region: 'ap-northeast-3' }).domains).toEqual([]);
  });

  it.each([
    ['a.prod.ap-northeast-1.highlander.aws.a2z.com', true],
    ['prod.ap-northeast-1.highlander.aws.a2z.com', false],
    ['xprod.ap-northeast-1.highlander.aws.a2z.com', false],
    ['D-1234567890.awsapps.com.', true],
    ['notclients.amazonworkspaces.com', false],
    ['clients.amazonworkspaces.com', true],
  ])('explain: %s is needed: %s', (name, isNeeded) => {
    expect(explainName(HOME, name).length > 0).toBe(isNeeded);
  });
});
