// News for the catalogue's keepers: differences from the feed that are not known, and a catalogue that grows old.
import type { Feed } from '../feed/feed.ts';
import { type ReadPrefix, selectSnapshot } from '../feed/snapshot.ts';
import { DAY, type EpochSeconds, parseTime } from '../time.ts';
import { audit, type Finding } from './audit.ts';
import { auditSelectors } from './audit-selectors.ts';
import { CATALOGUE_DATE } from './catalogue.ts';

/** Days after which the catalogue must be checked against AWS's documentation again. */
const CATALOGUE_DAYS = 180;

/** What each kind of difference means, in a few words. */
export const FINDING_WORDS: Readonly<Record<Finding['kind'], string>> = {
  'gateway-range-not-in-feed': 'documented as a gateway range, and not among the gateways of the feed',
  'address-of-another-region': 'documented here, and in the feed in another Region',
  'address-not-in-feed': 'documented, and nowhere in the feed',
  'gateway-not-documented': 'a gateway of the feed that no document names',
  'region-new': 'a Region with gateways that the catalogue does not have',
};

/** One finding as a sentence; equal findings give equal sentences. */
export function findingWords({ kind, region, prefix, foundIn }: Finding): string {
  const place = foundIn === null ? '' : ` (${foundIn})`;
  return `${[region, ...(prefix === null ? [] : [prefix])].join(' ')}: ${FINDING_WORDS[kind]}${place}`;
}

/** Everything that is news in a feed, as sentences, in a fixed order. */
export function newsOf(feed: Feed, now: EpochSeconds, read?: ReadPrefix): readonly string[] {
  const findings = audit(selectSnapshot(feed, auditSelectors(feed), read).taken);
  const news = findings.filter(({ known }) => known === null).map(findingWords);
  return isCatalogueOld(now) ? [...news, OLD_CATALOGUE] : news;
}

const OLD_CATALOGUE = `The catalogue of ${CATALOGUE_DATE} is more than ${CATALOGUE_DAYS} days old: check it against AWS's page`;

function isCatalogueOld(now: EpochSeconds): boolean {
  const date = parseTime(`${CATALOGUE_DATE}T00:00:00Z`) ?? 0;
  return now - date > CATALOGUE_DAYS * DAY;
}
