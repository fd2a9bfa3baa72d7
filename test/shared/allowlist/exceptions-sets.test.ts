// What include and exclude make of the addresses of a list, against a library of the field; and promise 10 at random.
import { excludeCidr, mergeCidr } from 'cidr-tools';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exception } from '../../../shared/allowlist/exceptions.ts';
import { type FollowSettings, follow } from '../../../shared/allowlist/follow.ts';
import { GUARD_LIMITS } from '../../../shared/allowlist/guards.ts';
import type { SyncToken } from '../../../shared/feed/feed.ts';
import type { Snapshot } from '../../../shared/feed/snapshot.ts';
import { formatPrefix } from '../../../shared/prefix/format.ts';
import { parsePrefix } from '../../../shared/prefix/parse.ts';
import { FAMILIES, type Family } from '../../../shared/prefix/prefix.ts';
import { DEFAULT_NEEDS } from '../../../shared/requirements/needs.ts';

const WEB = { region: 'ap-northeast-1', name: 'web' } as const;
const SELECTOR = 'EC2 ap-northeast-1';

const canonical = (text: string) => formatPrefix(parsePrefix(text));

/** A feed with these EC2 prefixes, some hours after the first. */
function fed(hours: number, prefixes: readonly string[]): Snapshot {
  const taken = new Map([[SELECTOR, [...new Set(prefixes)].sort().map(canonical)]] as const);
  return { syncToken: (1_767_225_600 + hours * 3_600) as SyncToken, createDate: hours * 3_600, taken };
}

const exception = (kind: Exception['kind'], prefix: string): Exception => ({
  kind,
  prefix: canonical(prefix),
  reason: 'test',
  owner: 'test',
  expires: '2030-01-01T00:00:00Z',
  regions: [WEB.region],
  allowlists: [WEB.name],
});

const settings = (exceptions: readonly Exception[], guards = GUARD_LIMITS): FollowSettings => ({
  allowlists: [WEB],
  holdDays: 7,
  guards,
  needs: DEFAULT_NEEDS,
  exceptions,
  approves: 'nothing',
});

/** The list `web` after one feed. */
function published(family: Family, prefixes: readonly string[], exceptions: readonly Exception[]) {
  const [list] = follow(undefined, fed(0, prefixes), settings(exceptions), 0).lists;
  const made = list?.make();
  // The entries, from which histories are written, have the same addresses.
  expect(mergeCidr(made?.entries.map(({ text }) => text) ?? [])).toEqual(
    made?.prefixes[family].map(formatPrefix) ?? [],
  );
  return made?.prefixes[family].map(formatPrefix) ?? [];
}

/** Prefixes of a small space of each family, so that they meet. */
const somePrefixes = (family: Family, maxLength = 8) => {
  const one = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.nat(255)).map(([wider, at]) => {
    const start = (at >> wider) << wider;
    const text =
      family === 'ipv4'
        ? `60.40.${start}.0/${24 - wider}`
        : `2a0b:4000:${start.toString(16)}::/${48 - wider}`;
    // As AWS writes it.
    return canonical(text) as string;
  });
  return fc.array(one, { maxLength });
};

describe.each(FAMILIES)('%s', (family) => {
  it('an exclusion in the middle of a prefix leaves exactly its complement', () => {
    const [wide, hole] =
      family === 'ipv4' ? ['60.40.0.0/14', '60.41.7.128/25'] : ['2a0b:4000::/32', '2a0b:4000:1:8000::/49'];
    const list = published(family, [wide], [exception('exclude', hole)]);
    expect(list).toEqual(excludeCidr([wide], [hole]));
    expect(list.length).toBeGreaterThan(10);
  });

  it('what is published is what is present and included, without what is excluded', () => {
    fc.assert(
      fc.property(
        somePrefixes(family),
        somePrefixes(family, 4),
        somePrefixes(family, 4),
        (present, more, less) => {
          const exceptions = [
            ...more.map((prefix) => exception('include', prefix)),
            ...less.map((prefix) => exception('exclude', prefix)),
          ];
          expect(published(family, present, exceptions)).toEqual(
            mergeCidr(excludeCidr([...present, ...more], less)),
          );
        },
      ),
    );
  });

  it('promise 10: after any feeds, no address that is present, not withheld and not excluded is missing', () => {
    const guards = { ...GUARD_LIMITS, growthPercent: 20, smallSelector: 2, lossPercent: 10 };
    fc.assert(
      fc.property(
        fc.array(somePrefixes(family), { maxLength: 4, minLength: 2 }),
        somePrefixes(family, 3),
        (feeds, less) => {
          const told = settings(
            less.map((prefix) => exception('exclude', prefix)),
            guards,
          );
          let state: Parameters<typeof follow>[0];
          for (const [hours, present] of feeds.entries()) {
            const followed = follow(state, fed(hours, present), told, hours * 3_600);
            state = followed.state;
            const withheld = new Set<string>(state.withheld.map(({ text }) => text));
            const due = present.filter((text) => !withheld.has(text));
            const list = followed.lists[0]?.make().prefixes[family].map(formatPrefix) ?? [];
            expect(excludeCidr(excludeCidr(due, less), list)).toEqual([]);
            expect(excludeCidr(list, less)).toEqual(mergeCidr(list));
          }
        },
      ),
    );
  });
});
