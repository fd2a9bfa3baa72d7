// The rules of each Region, as a published document: everything to open, by name and by address, with its source.
import { carriedRulesOf } from '../allowlist/carried-rules.ts';
import type { Config } from '../config.ts';
import type { Tools } from '../ports.ts';
import type { NewObject } from './draft.ts';
import { immutableRulesKey, type Sha256 } from './keys.ts';

/** One Region's rules in a release. `md5` is the etag without quotes. */
export interface RulesRecord {
  readonly region: string;
  readonly sha256: Sha256;
  readonly md5: string;
}

/** The rules of a release, and the objects that must exist before it can be committed. */
export interface RulesDraft {
  readonly records: readonly RulesRecord[];
  readonly objects: readonly NewObject[];
}

/** The rules of the last release, whose objects exist. */
export function takenOver(records: readonly RulesRecord[]): RulesDraft {
  return { records, objects: [] };
}

/** Writes the rules of every configured Region. They follow from catalogue and configuration, not from the feed. */
export function draftRules({ regions, needs }: Config, { hash }: Tools): RulesDraft {
  const made = regions.map((region) => {
    const text = `${JSON.stringify(carriedRulesOf(region, needs), null, 1)}\n`;
    const bytes = new TextEncoder().encode(text);
    const sha256 = hash('sha256', bytes) as Sha256;
    return {
      record: { region, sha256, md5: hash('md5', bytes) },
      object: { key: immutableRulesKey(sha256, region), bytes, contentType: 'application/json' },
    };
  });
  return { records: made.map(({ record }) => record), objects: made.map(({ object }) => object) };
}
