// News for the catalogue's keepers: when the catalogue counts as old, and ports that cannot be.
import { describe, expect, it } from 'vitest';
import { CATALOGUE_DATE } from '../../../shared/requirements/catalogue.ts';
import { tcp, udp } from '../../../shared/requirements/defaults.ts';
import { newsOf } from '../../../shared/requirements/news.ts';
import { BASE, received } from '../../world/feeds.ts';

describe('the catalogue', () => {
  const day = (days: number) => Date.parse(`${CATALOGUE_DATE}T00:00:00Z`) / 1_000 + days * 86_400;
  const isOld = (now: number) =>
    newsOf(received(0, BASE).feed, now).some(({ kind }) => kind === 'catalogue-old');

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
