// The change between two states of an allowlist: what is gained and lost, in addresses and in minimal prefixes.
import { type Cidr, formatPrefix } from '../prefix/format.ts';
import { FAMILIES, type Family, type Prefix } from '../prefix/prefix.ts';
import { countAddresses, subtract } from '../prefix/set.ts';
import type { AllowlistName } from './allowlists.ts';
import type { AllowlistId } from './input.ts';

/** What one family of one allowlist gained and lost. Prefixes are minimal; counts are decimal strings. */
export interface AllowlistChange {
  readonly region: string;
  readonly name: AllowlistName;
  readonly family: Family;
  readonly added: readonly Cidr[];
  readonly removed: readonly Cidr[];
  readonly addedAddresses: string;
  readonly removedAddresses: string;
}

/** What one allowlist gained and lost in names. */
export interface NameChange extends AllowlistId {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** The change of an allowlist's names; none where they are as they were. */
export function nameChangeOf(
  { region, name }: AllowlistId,
  before: readonly string[],
  after: readonly string[],
): readonly NameChange[] {
  const added = after.filter((each) => !before.includes(each));
  const removed = before.filter((each) => !after.includes(each));
  return added.length + removed.length > 0 ? [{ region, name, added, removed }] : [];
}

/** Minimal sets of both families. */
export type PrefixesPerFamily = Readonly<Record<Family, readonly Prefix[]>>;

/** The change of one allowlist; one row a family that changed. */
export function changeOf(
  { region, name }: AllowlistId,
  before: PrefixesPerFamily,
  after: PrefixesPerFamily,
): readonly AllowlistChange[] {
  return FAMILIES.map((family): AllowlistChange => {
    const added = subtract(after[family], before[family]);
    const removed = subtract(before[family], after[family]);
    return {
      region,
      name,
      family,
      added: added.map(formatPrefix),
      removed: removed.map(formatPrefix),
      addedAddresses: String(countAddresses(added)),
      removedAddresses: String(countAddresses(removed)),
    };
  }).filter(({ added, removed }) => added.length + removed.length > 0);
}
