// Lists for tests of formats: every allowlist of two Regions, of a small feed and, where it is at hand, of a real one.
import { tools } from '../../../functions/adapters/tools.ts';
import type { Allowlist } from '../../../shared/allowlist/allowlist.ts';
import { ALLOWLIST_NAMES } from '../../../shared/allowlist/allowlists.ts';
import { allowlistFromFeed } from '../../../shared/allowlist/from-feed.ts';
import type { Feed } from '../../../shared/feed/feed.ts';
import { parseFeed } from '../../../shared/feed/parse.ts';
import type { Stamp } from '../../../shared/formats/format.ts';
import { type FormatId, formatOf } from '../../../shared/formats/formats.ts';
import { filesOf } from '../../../shared/formats/parts.ts';
import { parsePrefix } from '../../../shared/prefix/parse.ts';
import { perFamily } from '../../../shared/prefix/set.ts';
import { NEWER } from '../../local/command/real-feeds.ts';
import { fullFeed, REAL_DATA } from '../../real-data.ts';
import { BASE, entry, received } from '../../world/feeds.ts';

export const REGIONS = ['ap-northeast-1', 'us-east-1'] as const;

/** Besides Tokyo's, what gives each list of the other Region something. */
const OTHER = [
  entry('54.224.0.0/15', 'AMAZON', 'us-east-1'),
  entry('2600:1f18::/33', 'AMAZON', 'us-east-1'),
  entry('54.224.0.0/15', 'EC2', 'us-east-1'),
  entry('2600:1f18::/33', 'EC2', 'us-east-1'),
  entry('52.23.61.0/24', 'WORKSPACES_GATEWAYS', 'us-east-1'),
  entry('2600:1f28:1ff::/48', 'WORKSPACES_GATEWAYS', 'us-east-1'),
];

/** A feed of few prefixes. */
export const SMALL: Feed = received(0, [...BASE, ...OTHER]).feed;

/** The feeds by name. A name says where there is no real one. */
export const FEEDS: readonly (readonly [name: string, feed: Feed])[] = [
  ['small', SMALL],
  ...(REAL_DATA === undefined || REAL_DATA === ''
    ? []
    : [['real', parseFeed(fullFeed(REAL_DATA, `${NEWER}.json.br`))] as const]),
];

/** The lists of both Regions. */
export function listsOf(feed: Feed): readonly Allowlist[] {
  return REGIONS.flatMap((region) =>
    ALLOWLIST_NAMES.map((name) => allowlistFromFeed(feed, { region, name })),
  );
}

/** A list longer than any rule, call or resource takes: 450 prefixes of each family, in texts as long as they get. */
export const LONG_LIST: Allowlist = {
  region: 'ap-northeast-1',
  name: 'client',
  ports: [
    { protocol: 'tcp', ports: [443] },
    { protocol: 'udp', ports: [443] },
  ],
  prefixes: perFamily((family) =>
    Array.from({ length: 450 }, (_, i) => {
      const low = 4_096 + 2 * i;
      const ipv4 = `203.${100 + (i >> 6)}.${100 + (i & 63)}.100/32`;
      return parsePrefix(
        family === 'ipv4' ? ipv4 : `2600:1f18:1111:2222:3333:4444:5555:${low.toString(16)}/128`,
      );
    }),
  ),
  domains: [],
  entries: [],
};

export const STAMP: Stamp = { seq: 7, syncToken: received(0, []).feed.syncToken, createDate: 1_767_225_600 };

/** One file as it would be published, with the part of the list that is in it. */
export interface WrittenFile {
  readonly file: string;
  readonly text: string;
  readonly allowlist: Allowlist;
}

/** The files that a format makes of lists; none of those that it cannot carry. */
export function writtenFiles(id: FormatId, lists: readonly Allowlist[]): readonly WrittenFile[] {
  const format = formatOf(id);
  return lists.flatMap((list) =>
    filesOf(format, list).map(({ file, allowlist }) => {
      const bytes = format.render(allowlist, STAMP, tools);
      return { file, text: Buffer.from(bytes).toString('latin1'), allowlist };
    }),
  );
}
