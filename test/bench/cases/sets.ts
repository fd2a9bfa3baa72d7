// What sets cost by themselves: addresses looked up in a long list, and two unlike lists compared.
import { changeOf } from '../../../shared/allowlist/change.ts';
import { formatAddress } from '../../../shared/prefix/format.ts';
import { parsePrefix, parsePrefixOrAddress } from '../../../shared/prefix/parse.ts';
import { aggregate, contains } from '../../../shared/prefix/set.ts';
import { randomOf } from '../../simulation/random.ts';
import { defineCase } from '../case.ts';

const none = { cold: null, warm: null } as const;
const LENGTH = 15_000;
const ADDRESSES = 10_000;

export const lookUp = defineCase({
  name: 'look-up',
  about: `${ADDRESSES} addresses, as text, looked up in a list of ${LENGTH}`,
  targets: none,
  count: ADDRESSES,
  start: () => ({
    list: listOf(1),
    addresses: Array.from({ length: ADDRESSES }, (_, index) => address(index * 7 + 3)),
  }),
  ready: ({ list, addresses }) => {
    const set = aggregate(list.map(parsePrefix));
    return () => {
      const found = addresses.filter((text) => contains(set, parsePrefixOrAddress(text)));
      if (found.length === 0 || found.length === addresses.length) throw new Error('look-up: no difference');
    };
  },
});

export const diff = defineCase({
  name: 'diff',
  about: `what changes between two unlike lists of ${LENGTH}`,
  targets: none,
  start: () => [listOf(1), listOf(2)] as const,
  ready: ([before, after]) => {
    const [old, next] = [before, after].map((texts) => ({ ipv4: texts.map(parsePrefix), ipv6: [] }));
    return () => {
      if (old === undefined || next === undefined) return;
      const [change] = changeOf({ region: 'ap-northeast-1', name: 'client' }, old, next);
      if (change === undefined) throw new Error('diff: no change');
    };
  },
});

/** A minimal list of /24 of which no two are neighbours, with gaps at random. */
function listOf(seed: number): readonly string[] {
  const random = randomOf(seed);
  let next = 0;
  return Array.from({ length: LENGTH }, () => {
    next += 2 + random.below(6);
    return `${13 + (next >> 16)}.${(next >> 8) & 255}.${next & 255}.0/24`;
  });
}

function address(index: number): string {
  return formatAddress('ipv4', BigInt(13 * 2 ** 24 + (index % 75_000) * 256 + (index % 250)));
}
