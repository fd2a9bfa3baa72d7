// News for the catalogue's keepers: differences from the feed that are not known, and a catalogue that grows old.
import type { Feed } from '../feed/feed.ts';
import type { Hash } from '../ports.ts';
import { DAY, type EpochSeconds, parseTime } from '../time.ts';
import { audit, type Finding } from './audit.ts';
import { audited, auditedRows, DOCUMENTED_RANGES } from './audited.ts';
import { CATALOGUE_DATE } from './catalogue.ts';
import { GATEWAY_RANGES } from './gateway-ranges.ts';
import { KNOWN_DEFECTS } from './known-defects.ts';
import { REGION_CODES } from './regions.ts';

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

/** What is news in a feed, in a fixed order, and the digest of all that it follows from but for the day. */
export interface Audit {
  readonly of: string;
  readonly news: readonly News[];
}

/** Audits a feed; where nothing that an audit looks at has changed since the one before, that one still holds. */
export function auditOf(feed: Feed, now: EpochSeconds, hash: Hash, before?: Audit): Audit {
  const rows = auditedRows(feed);
  const basis = [DOCUMENTED_RANGES, GATEWAY_RANGES, REGION_CODES, KNOWN_DEFECTS, rows];
  const of = hash('sha256', new TextEncoder().encode(JSON.stringify(basis)));
  const known = before?.of === of ? before.news.filter(({ kind }) => kind !== 'catalogue-old') : undefined;
  const news = known ?? newFindings(audit(audited({ ...feed, rows })));
  return { of, news: isCatalogueOld(now) ? [...news, CATALOGUE_OLD] : news };
}

const CATALOGUE_OLD: News = { kind: 'catalogue-old', date: CATALOGUE_DATE, days: CATALOGUE_DAYS };

function newFindings(findings: readonly Finding[]): readonly News[] {
  return findings.flatMap(({ known, kind, region, prefix, foundIn }) =>
    known === null ? [{ kind, region, prefix, foundIn }] : [],
  );
}

function isCatalogueOld(now: EpochSeconds): boolean {
  const date = parseTime(`${CATALOGUE_DATE}T00:00:00Z`) ?? 0;
  return now - date > CATALOGUE_DAYS * DAY;
}
