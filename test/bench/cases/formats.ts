// All formats for one Region: what writing the lists costs, apart from knowing what is in them.
import { tools } from '../../../functions/adapters/tools.ts';
import { isEmptyAllowlist } from '../../../shared/allowlist/allowlist.ts';
import { ALLOWLIST_NAMES } from '../../../shared/allowlist/allowlists.ts';
import { allowlistFromFeed } from '../../../shared/allowlist/from-feed.ts';
import { FORMAT_IDS, formatOf } from '../../../shared/formats/formats.ts';
import { filesOf } from '../../../shared/formats/parts.ts';
import { contentOf } from '../../../shared/release/content.ts';
import { renderList } from '../../../shared/release/render.ts';
import { defineCase, type MeasuredFeed } from '../case.ts';

const REGION = 'ap-northeast-1';

const common = { targets: { cold: null, warm: null }, start: startOf } as const;

type Start = ReturnType<typeof startOf>;

export const formats = defineCase({
  ...common,
  name: 'formats',
  about: `every list of ${REGION} written in every format (under 25 ms is asked)`,
  ready: (start) => {
    const { lists, stamp } = withContent(start);
    return () => {
      for (const list of lists) {
        for (const format of FORMAT_IDS.map(formatOf)) {
          for (const part of filesOf(format, list)) format.render(part.allowlist, stamp, tools);
        }
      }
    };
  },
});

export const formatsReadBack = defineCase({
  ...common,
  name: 'formats-read-back',
  about: 'the same, each file read back, compared and digested, as a release does',
  ready: (start) => {
    const { lists, stamp } = withContent(start);
    return () => {
      for (const list of lists) renderList(list, stamp, FORMAT_IDS, tools);
    };
  },
});

/** A release makes the content of each list before any format, to see whether the list changed: its sets are printed then. */
function withContent(start: Start): Start {
  for (const list of start.lists) contentOf(list, tools.hash);
  return start;
}

function startOf({ received: { feed } }: MeasuredFeed) {
  const lists = ALLOWLIST_NAMES.map((name) => allowlistFromFeed(feed, { region: REGION, name }));
  return {
    lists: lists.filter((list) => !isEmptyAllowlist(list)),
    stamp: { seq: 1, syncToken: feed.syncToken, createDate: feed.createDate },
  };
}
