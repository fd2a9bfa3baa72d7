// The net change of several releases: what each took back of the one before is no change for a person.
import { type AllowlistChange, changeOf, type NameChange, nameChangeOf } from '../allowlist/change.ts';
import { type AllowlistId, placeOf } from '../allowlist/input.ts';
import { parsePrefix } from '../prefix/parse.ts';
import type { Prefix } from '../prefix/prefix.ts';
import { aggregate, ofFamily, perFamily, subtract } from '../prefix/set.ts';

/** Two sets without a common element: what was gained, and what was lost. */
interface Net<Item> {
  readonly gained: readonly Item[];
  readonly lost: readonly Item[];
}

/** A change on the way; what people were told by itself is settled, and nothing before it is told of the same. */
type Step<Change> = Change & { readonly isTold: boolean };

/** The net change of some changes, oldest first. */
export function netChange(changes: readonly Step<AllowlistChange>[]): readonly AllowlistChange[] {
  return groups(changes).flatMap(([id, steps]) => {
    const net = steps.reduce<Net<Prefix>>(
      ({ gained, lost }, { added, removed, isTold }) => {
        const more = added.map(parsePrefix);
        const less = removed.map(parsePrefix);
        if (isTold) {
          const told = aggregate([...more, ...less]);
          return { gained: subtract(gained, told), lost: subtract(lost, told) };
        }
        return {
          gained: aggregate([...subtract(gained, less), ...subtract(more, lost)]),
          lost: aggregate([...subtract(lost, more), ...subtract(less, gained)]),
        };
      },
      { gained: [], lost: [] },
    );
    // The same as between a list of only what was lost and one of only what was gained.
    const per = (set: readonly Prefix[]) => perFamily((family) => ofFamily(set, family));
    return changeOf(id, per(net.lost), per(net.gained));
  });
}

/** The net change of some changes of names, oldest first. */
export function netNameChange(changes: readonly Step<NameChange>[]): readonly NameChange[] {
  return groups(changes).flatMap(([id, steps]) => {
    const net = steps.reduce<Net<string>>(
      ({ gained, lost }, { added, removed, isTold }) => {
        const told = [...added, ...removed];
        if (isTold) return { gained: without(gained, told), lost: without(lost, told) };
        return {
          gained: [...without(gained, removed), ...without(added, lost)],
          lost: [...without(lost, added), ...without(removed, gained)],
        };
      },
      { gained: [], lost: [] },
    );
    return nameChangeOf(id, net.lost, net.gained);
  });
}

function without(items: readonly string[], others: readonly string[]): readonly string[] {
  return items.filter((item) => !others.includes(item));
}

function groups<Change extends AllowlistId>(
  changes: readonly Change[],
): readonly (readonly [AllowlistId, readonly Change[]])[] {
  const found = new Map<string, Change[]>();
  for (const change of changes) {
    const group = found.get(placeOf(change)) ?? [];
    group.push(change);
    found.set(placeOf(change), group);
  }
  return [...found.values()].flatMap((group) => (group[0] === undefined ? [] : [[group[0], group] as const]));
}
