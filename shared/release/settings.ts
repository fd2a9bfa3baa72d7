// What lists are made with besides the feed, as digests: when one changes, every list is made again.

import { type AllowlistName, labelOf, portsOf, requirementsOf } from '../allowlist/allowlists.ts';
import { selectorsOfAllowlist } from '../allowlist/input.ts';
import { type Config, configuredAllowlists } from '../config.ts';
import { FORMATS_VERSION } from '../formats/formats.ts';
import type { Hash } from '../ports.ts';
import { NEVER_PUBLISHED } from '../prefix/reserved.ts';
import { REQUIREMENTS } from '../requirements/catalogue.ts';
import { GATEWAY_RANGES } from '../requirements/gateway-ranges.ts';
import { REGIONS } from '../requirements/regions.ts';
import type { SelectorKey } from '../requirements/taken.ts';
import type { Sha256 } from './keys.ts';

/** Digests of what lists are made with; where one differs, nothing is taken over from the last release. */
export interface SettingsDigests {
  readonly config: Sha256;
  readonly catalogue: Sha256;
}

/** Whether two releases are made with the same configuration and catalogue. */
export function areSameSettings(a: SettingsDigests, b: SettingsDigests): boolean {
  return a.config === b.config && a.catalogue === b.catalogue;
}

/** A configuration never changes while the program runs, nor does the catalogue: what follows from them is made once. */
const digested = new WeakMap<Config, SettingsDigests>();

/** The digests of a configuration and of this program's catalogue. */
export function settingsOf(config: Config, hash: Hash): SettingsDigests {
  const known = digested.get(config) ?? digestOf(config, hash);
  digested.set(config, known);
  return known;
}

function digestOf(config: Config, hash: Hash): SettingsDigests {
  const digest = (value: unknown) =>
    hash('sha256', new TextEncoder().encode(JSON.stringify(value))) as Sha256;
  const described = (name: AllowlistName) => [
    name,
    labelOf(name),
    portsOf(name, config.needs),
    requirementsOf(name, config.needs).map(({ id }) => id),
  ];
  // How people are told makes no list.
  const { alerts: _, ...making } = config;
  return {
    config: digest([making, FORMATS_VERSION]),
    catalogue: digest([
      REQUIREMENTS,
      GATEWAY_RANGES,
      REGIONS,
      NEVER_PUBLISHED,
      config.allowlists.map(described),
    ]),
  };
}

const watched = new WeakMap<Config, ReadonlySet<SelectorKey>>();

/** The selectors whose entries a configuration needs. */
export function watchedSelectors(config: Config): ReadonlySet<SelectorKey> {
  const known =
    watched.get(config) ??
    new Set(configuredAllowlists(config).flatMap((id) => selectorsOfAllowlist(id, config.needs)));
  watched.set(config, known);
  return known;
}
