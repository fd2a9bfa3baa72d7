// News for the catalogue's keepers: when the catalogue counts as old, and ports that cannot be.
import { describe, expect, it } from 'vitest';
import { tools } from '../../../functions/adapters/tools.ts';
import { CATALOGUE_DATE } from '../../../shared/requirements/catalogue.ts';
import { tcp, udp } from '../../../shared/requirements/defaults.ts';
import { auditOf } from '../../../shared/requirements/news.ts';
import { BASE, entry, received } from '../../world/feeds.ts';

describe('an audit', () => {
  const soon = Date.parse(`${CATALOGUE_DATE}T00:00:00Z`) / 1_000;
  const gateway = entry('18.180.188.0/22', 'WORKSPACES_GATEWAYS', 'ap-east-9');
  const first = auditOf(received(0, BASE).feed, soon, tools.hash);

  it('holds for as long as nothing changes that it looks at', () => {
    const elsewhere = [...BASE, entry('198.18.0.0/24', 'EC2'), entry('18.0.0.0/24', 'AMAZON')];
    const marked = { ...first, news: [] };
    expect(first.news.length).toBeGreaterThan(0);
    expect(auditOf(received(1, elsewhere).feed, soon, tools.hash, marked)).toEqual(marked);
  });

  it('is made again when something does', () => {
    const { feed } = received(1, [...BASE, gateway]);
    const again = auditOf(feed, soon, tools.hash, { ...first, news: [] });
    expect(again).toEqual(auditOf(feed, soon, tools.hash));
    expect(again.news).toContainEqual(expect.objectContaining({ kind: 'region-new', region: 'ap-east-9' }));
  });

  it('says again each time that the catalogue is old, and once', () => {
    const late = soon + 400 * 86_400;
    const old = auditOf(received(0, BASE).feed, late, tools.hash, first);
    expect(old.news.filter(({ kind }) => kind === 'catalogue-old')).toHaveLength(1);
    expect(auditOf(received(1, BASE).feed, late, tools.hash, old)).toEqual(old);
  });
});

describe('the catalogue', () => {
  const day = (days: number) => Date.parse(`${CATALOGUE_DATE}T00:00:00Z`) / 1_000 + days * 86_400;
  const isOld = (now: number) =>
    auditOf(received(0, BASE).feed, now, tools.hash).news.some(({ kind }) => kind === 'catalogue-old');

  it('is old after 180 days, and not before', () => {
    expect(isOld(day(180))).toBe(false);
    expect(isOld(day(180) + 1)).toBe(true);
  });

  it.each([0, 65_536, 1.5, -1])('does not load with port %s', (port) => {
    expect(() => tcp(port)).toThrow(RangeError);
    expect(() => udp(443, port)).toThrow(RangeError);
  });

  it.each(['2-1', '0-5', '1-65536'] as const)('does not load with ports %s', (range) => {
    expect(() => tcp(range)).toThrow(RangeError);
  });
});
