// The configuration: what watch.config.ts says, checked once and then trusted.
import { ALLOWLIST_NAMES, type AllowlistName } from './allowlist/allowlists.ts';
import { HOLD_DAYS } from './allowlist/holds.ts';
import type { AllowlistId } from './allowlist/input.ts';
import { quote, RangewatchError } from './error.ts';
import { FORMAT_IDS, type FormatId } from './formats/formats.ts';
import { takeName } from './names.ts';
import { CLIENTS, DEFAULT_NEEDS, type Needs, OPTIONS, STREAMING } from './requirements/needs.ts';
import { REGION_CODES, type RegionCode } from './requirements/regions.ts';
import type { Client, Option, Streaming } from './requirements/requirement.ts';

/** What a person writes. Names that do not exist do not compile, and are refused when they come from elsewhere. */
export interface Settings {
  /** Regions of the catalogue; at least one, here or in `extraRegions`. */
  readonly regions: readonly RegionCode[];
  /** Regions that only the feed has, for which selectors alone resolve. */
  readonly extraRegions?: readonly string[];
  /** All allowlists unless named. */
  readonly allowlists?: readonly AllowlistName[];
  /** All formats unless named. */
  readonly formats?: readonly FormatId[];
  /** Client applications in use; all unless named. */
  readonly clients?: readonly Client[];
  /** Streaming protocols in use; both unless named. */
  readonly streaming?: readonly Streaming[];
  /** Options in use; `saml`, `smart-card` and `ipv6` unless named. */
  readonly options?: readonly Option[];
  /** Directory ids (`d-…`) or aliases; without one, `*.awsapps.com` stands for them. */
  readonly directories?: readonly string[];
  /** Days for which a prefix that AWS removed stays published, 0 to 30; 7 unless said. */
  readonly holdDays?: number;
}

/** The configuration, complete. */
export interface Config {
  readonly regions: readonly string[];
  readonly allowlists: readonly AllowlistName[];
  readonly formats: readonly FormatId[];
  readonly holdDays: number;
  readonly needs: Needs;
}

/** A Region code of the feed; it becomes a part of URLs. */
const REGION_SHAPE = /^[a-z]{2,4}(?:-[a-z]{2,10}){1,3}-\d{1,2}$/;

/** A directory's id or alias; it becomes a part of host names (RFC 1123). */
const DIRECTORY_SHAPE = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** The longest hold, in days. */
const MAX_HOLD_DAYS = 30;

/**
 * Checks and completes the settings.
 * @throws RangewatchError `config-value`, `name-unknown`
 */
export function defineConfig(settings: Settings): Config {
  const regions = settings.regions.map((region) => takeName('Region', region, REGION_CODES));
  const extra = (settings.extraRegions ?? []).map(takeExtraRegion);
  const holdDays = settings.holdDays ?? HOLD_DAYS;
  if (!Number.isInteger(holdDays) || holdDays < 0 || holdDays > MAX_HOLD_DAYS) {
    throw refuse('holdDays', String(holdDays), `a whole number from 0 to ${MAX_HOLD_DAYS}`);
  }
  const config: Config = {
    regions: distinct([...regions, ...extra]),
    allowlists: distinct(
      (settings.allowlists ?? ALLOWLIST_NAMES).map((name) => takeName('allowlist', name, ALLOWLIST_NAMES)),
    ),
    formats: distinct((settings.formats ?? FORMAT_IDS).map((id) => takeName('format', id, FORMAT_IDS))),
    holdDays,
    needs: takeNeeds(settings),
  };
  if (config.regions.length === 0) throw refuse('regions', 'none', 'at least one Region');
  if (config.allowlists.length === 0) throw refuse('allowlists', 'none', 'at least one allowlist');
  if (config.formats.length === 0) throw refuse('formats', 'none', 'at least one format');
  return config;
}

/** The allowlists that a configuration publishes. */
export function configuredAllowlists(config: Config): readonly AllowlistId[] {
  return config.regions.flatMap((region) => config.allowlists.map((name) => ({ region, name })));
}

function takeNeeds({ clients, streaming, options, directories = [] }: Settings): Needs {
  return {
    clients: distinct((clients ?? DEFAULT_NEEDS.clients).map((name) => takeName('client', name, CLIENTS))),
    streaming: distinct(
      (streaming ?? DEFAULT_NEEDS.streaming).map((name) => takeName('streaming protocol', name, STREAMING)),
    ),
    options: distinct((options ?? DEFAULT_NEEDS.options).map((name) => takeName('option', name, OPTIONS))),
    directories: distinct(directories.map(takeDirectory)),
  };
}

function takeDirectory(text: string): string {
  if (DIRECTORY_SHAPE.test(text)) return text.toLowerCase();
  throw refuse('directories', quote(text), 'a directory id such as d-1234567890, or its alias');
}

function takeExtraRegion(text: string): string {
  if (REGION_SHAPE.test(text)) return text;
  throw refuse('extraRegions', quote(text), 'a Region code such as ap-northeast-3');
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

function refuse(setting: string, seen: string, expected: string): RangewatchError {
  return new RangewatchError({ code: 'config-value', seen, expected, where: `watch.config.ts, ${setting}` });
}
