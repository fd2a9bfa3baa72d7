// What leaves the lists of a change later: holds, by when they end.
import type { AllowlistChange } from '../allowlist/change.ts';
import type { Hold } from '../allowlist/holds.ts';
import { placeOf } from '../allowlist/input.ts';
import type { Leaving } from './manifest.ts';

/** The holds of the lists that a change is about, the first to end first; those that wait for a person last. */
export function leavingFrom(holds: readonly Hold[], change: readonly AllowlistChange[]): readonly Leaving[] {
  const places = new Set(change.map(placeOf));
  const groups = new Map<string, Leaving & { readonly prefixes: Hold['text'][] }>();
  for (const hold of holds) {
    if (!places.has(placeOf(hold))) continue;
    const { region, name, prefix, text, waits } = hold;
    const until = waits === undefined ? hold.until : null;
    const key = JSON.stringify([region, name, prefix.family, until]);
    const group = groups.get(key) ?? { region, name, family: prefix.family, until, prefixes: [] };
    group.prefixes.push(text);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => (a.until ?? Infinity) - (b.until ?? Infinity));
}
