// The audit: what it finds in AWS's real feed, and that only news is news.
import { describe, expect, it } from 'vitest';
import type { Entry, Feed } from '../../../shared/feed/feed.ts';
import { parseFeed } from '../../../shared/feed/parse.ts';
import { audit, type Finding } from '../../../shared/requirements/audit.ts';
import { audited } from '../../../shared/requirements/audited.ts';
import { describeWithRealData, fullFeed } from '../../real-data.ts';
import { entry, received } from '../../world/feeds.ts';

const auditOf = (feed: Feed) => audit(audited(feed));

const inShort = ({ kind, region, prefix, foundIn }: Finding) =>
  [kind, region, prefix, foundIn].filter((part) => part !== null).join(' ');

describeWithRealData("the audit of AWS's newest feed at hand", (folder) => {
  const feed = folder === '' ? undefined : parseFeed(fullFeed(folder, '1767158304.json.br'));
  const findings = feed === undefined ? [] : auditOf(feed);

  it('finds the two documented gateway ranges that the feed lacks', () => {
    expect(findings.map(inShort).filter((text) => text.startsWith('gateway-range'))).toEqual([
      'gateway-range-not-in-feed eu-west-3 51.44.204.0/22',
      'gateway-range-not-in-feed il-central-1 51.17.28.0/22',
    ]);
  });

  it("finds that Paris's health-check addresses are Tel Aviv's", () => {
    expect(findings.map(inShort).filter((text) => text.startsWith('address-of'))).toEqual([
      'address-of-another-region eu-west-3 51.17.52.90/32 il-central-1',
      'address-of-another-region eu-west-3 51.17.109.231/32 il-central-1',
      'address-of-another-region eu-west-3 51.16.190.43/32 il-central-1',
    ]);
  });

  it('finds the gateways that no document names, and the Regions that the catalogue lacks', () => {
    const texts = findings.map(inShort);
    for (const third of [144, 148, 152, 156]) {
      expect(texts).toContain(`gateway-not-documented us-east-1 44.214.${third}.0/22`);
    }
    expect(texts.filter((text) => text.startsWith('region-new')).sort()).toEqual([
      'region-new eu-south-1',
      'region-new eu-south-2',
      'region-new me-central-1',
    ]);
  });

  it('and nothing that is news', () => {
    expect(findings.filter(({ known }) => known === null)).toEqual([]);
  });
});

describe('news', () => {
  const gateway = (prefix: string, region: string): readonly Entry[] => [
    entry(prefix, 'WORKSPACES_GATEWAYS', region),
    entry(prefix, 'AMAZON', region),
  ];
  const newsOf = (entries: readonly Entry[]) =>
    auditOf(received(0, entries).feed)
      .filter(({ known }) => known === null)
      .map(inShort);

  it('is a gateway that no document names', () => {
    expect(newsOf(gateway('18.180.188.0/22', 'ap-northeast-1'))).toContain(
      'gateway-not-documented ap-northeast-1 18.180.188.0/22',
    );
  });

  it('is a Region with gateways that nobody knew of', () => {
    expect(newsOf(gateway('18.180.188.0/22', 'ap-east-9'))).toContain('region-new ap-east-9');
  });

  it('is a documented gateway that the feed has no more', () => {
    expect(newsOf(gateway('18.180.178.0/24', 'ap-northeast-1'))).toContain(
      'gateway-range-not-in-feed ap-northeast-1 54.250.251.0/24',
    );
  });

  it('is a documented address that the feed has in another Region', () => {
    expect(newsOf([entry('18.178.102.0/24', 'AMAZON', 'ap-northeast-3')])).toContain(
      'address-of-another-region ap-northeast-1 18.178.102.247/32 ap-northeast-3',
    );
  });
});
