// Options that several commands share, and how their values are checked.
import { ALLOWLIST_NAMES, type AllowlistName } from '../../shared/allowlist/allowlists.ts';
import { RangewatchError } from '../../shared/error.ts';
import { FORMAT_IDS, type FormatId } from '../../shared/formats/formats.ts';
import { isReleaseFormat, releaseFormatOf } from '../../shared/formats/release-formats.ts';
import { takeName } from '../../shared/names.ts';
import { FAMILIES, type Family } from '../../shared/prefix/prefix.ts';
import {
  FEED_ONLY_REGIONS,
  type FeedOnlyRegion,
  REGION_CODES,
  type RegionCode,
} from '../../shared/requirements/regions.ts';
import { RULE_TABLE_NAMES, type RuleTableName } from '../../shared/requirements/rule-tables.ts';

/** The texts of options that more than one command has. */
export const HELP = {
  feed: 'ip-ranges.json: a file (.json, .json.gz, .json.br) or an https URL',
  region: 'the Region of the WorkSpaces, such as ap-northeast-1',
  list: `one of ${ALLOWLIST_NAMES.join(', ')}`,
  format: `one of ${FORMAT_IDS.join(', ')}`,
  family: 'ipv4 or ipv6',
} as const;

/** @throws RangewatchError `name-unknown` */
export function takeRegion(text: string): RegionCode {
  return takeName('Region', text, REGION_CODES);
}

/** Takes a Region of the catalogue, or one that only the feed has. @throws RangewatchError `name-unknown` */
export function takeRegionOfFeed(text: string): RegionCode | FeedOnlyRegion {
  return takeName('Region', text, [...REGION_CODES, ...FEED_ONLY_REGIONS]);
}

/** @throws RangewatchError `name-unknown` */
export function takeList(text: string): AllowlistName {
  return takeName('allowlist', text, ALLOWLIST_NAMES);
}

/** Takes the name of an allowlist or of a rule table. @throws RangewatchError `name-unknown` */
export function takeListOrTable(text: string): AllowlistName | RuleTableName {
  return takeName('allowlist', text, [...ALLOWLIST_NAMES, ...RULE_TABLE_NAMES]);
}

/** Takes a format of a list. @throws RangewatchError `name-unknown`, and `list-format` for a format of a release */
export function takeFormat(text: string): FormatId {
  if (isReleaseFormat(text)) {
    throw new RangewatchError({
      code: 'list-format',
      seen: `${text}, which is written of a release as ${releaseFormatOf(text).file}`,
      expected: 'a format of a list',
      where: '--format',
    });
  }
  return takeName('format', text, FORMAT_IDS);
}

/** @throws RangewatchError `name-unknown` */
export function takeLanguage(text: string): 'en' | 'ja' {
  return takeName('language', text, ['en', 'ja']);
}

/** @throws RangewatchError `name-unknown` */
export function takeFamily(text: string): Family {
  return takeName('family', text, FAMILIES);
}

/** For options that may be given more than once: `--region A --region B`. */
export function collect<T>(take: (text: string) => T): (text: string, taken: readonly T[]) => readonly T[] {
  const collecting = (text: string, taken: readonly T[] = []): readonly T[] => [...taken, take(text)];
  collected.add(collecting);
  return collecting;
}

const collected = new WeakSet<object>();

/** Whether what takes an option's text is for one that may be given more than once. */
export function isCollected(take: object | undefined): boolean {
  return take !== undefined && collected.has(take);
}
