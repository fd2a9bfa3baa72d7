// What the kernel says that it holds, as sets of CIDR texts by name, to be compared with the lists.
import type { Allowlist } from '../../../shared/allowlist/allowlist.ts';
import { objectName } from '../../../shared/formats/names.ts';
import { formatPrefix } from '../../../shared/prefix/format.ts';
import { FAMILIES } from '../../../shared/prefix/prefix.ts';

/** Members by the name of their set, sorted as text. */
type Held = Readonly<Record<string, readonly string[]>>;

/** What should be held of some lists: a family without a prefix has no set. */
export function holdsOf(lists: readonly Allowlist[]): Held {
  return Object.fromEntries(
    lists.flatMap((list) =>
      FAMILIES.filter((family) => list.prefixes[family].length > 0).map((family) => [
        objectName(list, family),
        list.prefixes[family].map(formatPrefix).sort(),
      ]),
    ),
  );
}

interface NftElement {
  readonly prefix: { readonly addr: string; readonly len: number };
}

/** Reads `nft -j list sets`, where a single address stands without its length. */
export function nftSetsHeld(text: string): Held {
  const { nftables } = JSON.parse(text) as {
    readonly nftables: readonly {
      readonly set?: { name: string; elem?: readonly (string | NftElement)[] };
    }[];
  };
  return Object.fromEntries(
    nftables.flatMap(({ set }) =>
      set === undefined
        ? []
        : [
            [
              set.name,
              (set.elem ?? [])
                .map((one) => (typeof one === 'string' ? whole(one) : `${one.prefix.addr}/${one.prefix.len}`))
                .sort(),
            ],
          ],
    ),
  );
}

/** Reads `ipset save`. */
export function ipsetsHeld(text: string): Held {
  const held: Record<string, string[]> = {};
  for (const line of text.trimEnd().split('\n')) {
    const [verb, name = '', member = ''] = line.split(' ');
    if (verb === 'create') held[name] = [];
    else held[name]?.push(whole(member));
  }
  for (const members of Object.values(held)) members.sort();
  return held;
}

function whole(member: string): string {
  if (member.includes('/')) return member;
  return `${member}/${member.includes(':') ? 128 : 32}`;
}
