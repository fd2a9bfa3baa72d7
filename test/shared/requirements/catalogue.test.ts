// What the catalogue holds: how much, and the facts that are easily lost.
import { describe, expect, it } from 'vitest';
import { parsePrefix } from '../../../shared/prefix/parse.ts';
import { overlaps } from '../../../shared/prefix/prefix.ts';
import { CATALOGUE_DATE, REQUIREMENTS, requirementById } from '../../../shared/requirements/catalogue.ts';
import { GATEWAY_RANGES } from '../../../shared/requirements/gateway-ranges.ts';
import { KNOWN_DEFECTS } from '../../../shared/requirements/known-defects.ts';
import { PROXY_GUIDANCE } from '../../../shared/requirements/proxy-guidance.ts';
import { REGION_CODES, REGIONS } from '../../../shared/requirements/regions.ts';
import type { DomainName, Requirement } from '../../../shared/requirements/requirement.ts';
import { SOURCES } from '../../../shared/requirements/sources.ts';

function namesOf({ destination }: Requirement): readonly DomainName[] {
  return 'domains' in destination ? (destination.domains ?? []) : [];
}

describe('the catalogue', () => {
  it('has 64 requirements, each under its id', () => {
    expect(REQUIREMENTS).toHaveLength(64);
    for (const one of REQUIREMENTS) expect(requirementById(one.id)).toBe(one);
    expect(requirementById('no-such-thing')).toBeUndefined();
    expect(CATALOGUE_DATE).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('has every purpose', () => {
    const counts: Record<string, number> = {};
    for (const { purpose } of REQUIREMENTS) counts[purpose] = (counts[purpose] ?? 0) + 1;
    expect(counts).toEqual({
      client: 1,
      domains: 16,
      streaming: 5,
      accelerator: 1,
      'health-check': 1,
      web: 4,
      'name-resolution': 3,
      privatelink: 2,
      'management-interface': 12,
      'primary-interface': 12,
      pools: 4,
      mail: 1,
      history: 2,
    });
  });

  it('writes no wildcard of all customers into what holds today', () => {
    const current = REQUIREMENTS.filter(({ status }) => status.kind === 'current' || status.kind === 'ends');
    const names = current.flatMap(namesOf).map(({ name }) => name);
    for (const wide of ['*.amazonaws.com', '*.cloudfront.net', '*.amazon.com'])
      expect(names).not.toContain(wide);
    expect(names.filter((name) => name.startsWith('*.'))).toHaveLength(6);
  });

  it('marks names of FIPS and of dual stack', () => {
    for (const { name, option, isDualStack } of REQUIREMENTS.flatMap(namesOf)) {
      if (/-fips\.\{region\}|\.wsp-fips\./.test(name)) expect(option, name).toBe('fips');
      expect(isDualStack ?? false, name).toBe(name.endsWith('.api.aws'));
    }
  });

  it('ends PCoIP on 2027-10-31 and Pools on 2027-12-31', () => {
    const endsOf = (purpose: string) =>
      REQUIREMENTS.filter((one) => one.purpose === purpose).map(({ status }) =>
        status.kind === 'ends' ? status.endsOn : status.kind,
      );
    expect(new Set(endsOf('pools'))).toEqual(new Set(['2027-12-31']));
    expect(endsOf('streaming')).toEqual(['2027-10-31', '2027-10-31', 'current', 'current', 'current']);
  });

  it('opens DCV on TCP and UDP 443 and keeps the selectors of web and client', () => {
    expect(requirementById('dcv-gateway-443')?.transports.map(({ protocol }) => protocol)).toEqual([
      'tcp',
      'udp',
    ]);
    expect(requirementById('web-443')?.destination).toMatchObject({
      selectors: [{ service: 'EC2', region: 'HOME' }],
    });
    expect(requirementById('client-https-443')?.destination).toMatchObject({
      inChina: [{ service: 'AMAZON', region: 'HOME' }],
    });
  });
});

describe('Regions', () => {
  it('are 20, 17 of which have a health check, names and management ranges', () => {
    expect(REGION_CODES).toHaveLength(20);
    const regions = Object.values(REGIONS);
    expect(regions.filter(({ healthCode }) => healthCode !== null)).toHaveLength(17);
    expect(regions.filter((region) => region.areDomainsDocumented)).toHaveLength(17);
    expect(regions.filter((region) => region.areManagementRangesDocumented)).toHaveLength(17);
    expect(regions.filter((region) => region.hasFips)).toHaveLength(5);
    expect(regions.filter((region) => region.hasPools)).toHaveLength(15);
    expect(regions.filter((region) => region.isInPageOf2020)).toHaveLength(12);
  });

  it.each(['pcoip', 'dcv'] as const)('say truly whether %s gateways are documented', (streaming) => {
    const documented = REGION_CODES.filter((code) =>
      REGIONS[code].documentedGateways.some((one) => one === streaming),
    );
    expect(documented.toSorted()).toEqual(Object.keys(GATEWAY_RANGES[streaming]).toSorted());
  });
});

describe('known defects and advice on proxies', () => {
  it('names the documented gateway ranges that the feed lacks', () => {
    const missing = KNOWN_DEFECTS.filter(({ kind }) => kind === 'gateway-range-not-in-feed');
    expect(missing.flatMap(({ prefixes }) => prefixes)).toEqual(['51.44.204.0/22', '51.17.28.0/22']);
  });

  it('names undocumented gateways that are in no documented range', () => {
    const documented = Object.values(GATEWAY_RANGES)
      .flatMap((ranges) => Object.values(ranges).flat())
      .map(parsePrefix);
    const undocumented = KNOWN_DEFECTS.filter(({ kind }) => kind === 'gateway-not-documented');
    expect(undocumented).toHaveLength(8);
    for (const { prefixes } of undocumented) {
      for (const text of prefixes === 'all-gateways' ? [] : prefixes) {
        expect(
          documented.some((range) => overlaps(range, parsePrefix(text))),
          text,
        ).toBe(false);
      }
    }
  });

  it('has advice of each kind', () => {
    expect(new Set(PROXY_GUIDANCE.map(({ kind }) => kind))).toEqual(
      new Set(['allow', 'direct', 'exempt', 'behaviour']),
    );
  });
});

it('tells of every source where a reader finds it', () => {
  for (const [id, { where, date }] of Object.entries(SOURCES)) {
    expect(where, id).not.toBe('');
    expect(date, id).toMatch(/^\d{4}(-\d{2}){0,2}(\/\d{4}(-\d{2}){0,2})?$/);
    if (id.startsWith('aws-') && !id.startsWith('aws-ports-git') && id !== 'aws-ports-2022') {
      expect(where, id).toMatch(/^https:\/\/docs\.(aws\.amazon\.com|amazonaws\.cn)\//);
    }
  }
});
