// Formats of a release rather than of a list: one file for everything, in the root of the bucket.
import { ATOM_KEY, ATOM_TYPE, SUMS_KEY, SUMS_TYPE } from '../release/keys.ts';

/** A file that follows from a whole release. It is nobody's list, so no configuration names it. */
export interface ReleaseFormat {
  readonly id: string;
  readonly file: string;
  readonly mediaType: string;
  readonly consumers: readonly string[];
  readonly source: string;
}

/** Every such format by its id. */
const RELEASE_FORMATS = {
  sha256sums: {
    id: 'sha256sums',
    file: SUMS_KEY,
    mediaType: SUMS_TYPE,
    consumers: ['jobs: sha256sum -c, once its signature holds'],
    source: 'sha256sum(1)',
  },
  atom: {
    id: 'atom',
    file: ATOM_KEY,
    mediaType: ATOM_TYPE,
    consumers: ['feed readers'],
    source: 'RFC 4287',
  },
} as const satisfies Record<string, ReleaseFormat>;

/** The id of a format of a release. */
export type ReleaseFormatId = keyof typeof RELEASE_FORMATS;

/** Whether an id is that of a format of a release. */
export function isReleaseFormat(id: string): id is ReleaseFormatId {
  return Object.hasOwn(RELEASE_FORMATS, id);
}

/** All ids, in the order in which they are shown. */
export const RELEASE_FORMAT_IDS = Object.keys(RELEASE_FORMATS) as readonly ReleaseFormatId[];

/** The format of an id. */
export function releaseFormatOf(id: ReleaseFormatId): ReleaseFormat {
  return RELEASE_FORMATS[id];
}
