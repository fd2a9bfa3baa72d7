// The good feed that mutants are made of: AWS's own of the end of 2025, thinned, or a small one of ours.
import { feedBytes } from '../../local/feed-bytes.ts';
import { type Entry, entriesOf, rowsOf, type SyncToken } from '../../shared/feed/feed.ts';
import { parseFeed } from '../../shared/feed/parse.ts';
import { fullFeed, REAL_DATA } from '../real-data.ts';
import { BASE, FIRST_TOKEN } from '../world/feeds.ts';

/** Sync tokens: the accepted feed's, every mutant's unless it changes its own, and that of the good one afterwards. */
export const ACCEPTED_AT = FIRST_TOKEN;
export const MUTANT_AT = FIRST_TOKEN + 600;
/** A mutant may be a day ahead of the clock; this is later than any that is taken. */
export const GOOD_AT = FIRST_TOKEN + 3 * 86_400;

/** About two hundred entries; every list of Tokyo has something of each family. */
export const ENTRIES: readonly Entry[] =
  REAL_DATA === undefined || REAL_DATA === ''
    ? BASE
    : thinned(entriesOf(parseFeed(fullFeed(REAL_DATA, '1767158304.json.br'))));

/** The bytes of the good feed as of some sync token. */
export function goodBytes(token: number, entries: readonly Entry[] = ENTRIES): Uint8Array {
  return feedBytes({ syncToken: token as SyncToken, createDate: token, rows: rowsOf(entries) });
}

/** All gateways of Tokyo, and of everything else each eightieth. */
function thinned(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter(
    ({ service, region }, index) =>
      (service === 'WORKSPACES_GATEWAYS' && region === 'ap-northeast-1') ||
      (service === 'EC2' && region === 'ap-northeast-1' && index % 10 === 0) ||
      index % 80 === 0,
  );
}
