// News for the catalogue's keepers: differences from the feed that are not known, and a catalogue that grows old.
import type { Feed } from '../feed/feed.ts';
import { type ReadPrefix, selectSnapshot } from '../feed/snapshot.ts';
import { DAY, type EpochSeconds, parseTime } from '../time.ts';
import { audit, type Finding } from './audit.ts';
import { auditSelectors } from './audit-selectors.ts';
import { CATALOGUE_DATE } from './catalogue.ts';

/** Days after which the catalogue must be checked against AWS's documentation again. */
const CATALOGUE_DAYS = 180;

/** A difference that is not known, or that the catalogue of a date is older than so many days. */
export type News =
  | Omit<Finding, 'known'>
  | { readonly kind: 'catalogue-old'; readonly date: string; readonly days: number };

/** Whether two are the same news. */
export function isSameNews(a: News, b: News): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Everything that is news in a feed, in a fixed order. */
export function newsOf(feed: Feed, now: EpochSeconds, read?: ReadPrefix): readonly News[] {
  const findings = audit(selectSnapshot(feed, auditSelectors(feed), read).taken);
  const news = findings.flatMap(({ known, kind, region, prefix, foundIn }) =>
    known === null ? [{ kind, region, prefix, foundIn }] : [],
  );
  return isCatalogueOld(now)
    ? [...news, { kind: 'catalogue-old', date: CATALOGUE_DATE, days: CATALOGUE_DAYS }]
    : news;
}

function isCatalogueOld(now: EpochSeconds): boolean {
  const date = parseTime(`${CATALOGUE_DATE}T00:00:00Z`) ?? 0;
  return now - date > CATALOGUE_DAYS * DAY;
}
