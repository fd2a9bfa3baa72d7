// The configuration: what watch.config.ts says, checked once and then trusted.
import { ALLOWLIST_NAMES, type AllowlistName } from './allowlist/allowlists.ts';
import type { Exception } from './allowlist/exceptions.ts';
import type { GuardLimits } from './allowlist/guards.ts';
import { HOLD_DAYS } from './allowlist/holds.ts';
import type { AllowlistId } from './allowlist/input.ts';
import { type AlertSettings, type Alerts, takeAlerts } from './config/alerts.ts';
import { type ExceptionSetting, takeExceptions } from './config/exceptions.ts';
import { takeFormatOptions } from './config/format-options.ts';
import { takeGuards } from './config/guards.ts';
import { type LimitSetting, type Limits, takeLimits } from './config/limits.ts';
import { refuseSetting, takeWholeNumber } from './config/refuse.ts';
import { quote, quoteValue } from './error.ts';
import type { FormatOptions } from './formats/format.ts';
import { FORMAT_IDS, type FormatId, USUAL_FORMATS } from './formats/formats.ts';
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
  /** `plain`, `plain-domains`, `json` and `csv` unless named. */
  readonly formats?: readonly FormatId[];
  /** `yamahaFirstNumber`: where the filters of `yamaha-rtx` begin, if other filters of a router lie there. */
  readonly formatOptions?: Partial<FormatOptions>;
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
  /** Bounds beyond which a change of the feed waits for a person; they may be made stricter. */
  readonly guards?: Partial<GuardLimits>;
  /** Prefixes to publish in some lists besides what AWS publishes. */
  readonly include?: readonly ExceptionSetting[];
  /** Prefixes to keep out of lists though AWS publishes them. */
  readonly exclude?: readonly ExceptionSetting[];
  /** The consumers of each list, such as `palo-alto`: a list that will not fit is told of before it is published. */
  readonly limits?: Readonly<Partial<Record<AllowlistName, readonly LimitSetting[]>>>;
  /** Languages, local time and the hour of the digest. */
  readonly alerts?: AlertSettings;
}

/** The configuration, complete. */
export interface Config {
  readonly regions: readonly string[];
  readonly allowlists: readonly AllowlistName[];
  readonly formats: readonly FormatId[];
  readonly formatOptions: FormatOptions;
  readonly holdDays: number;
  readonly guards: GuardLimits;
  readonly include: readonly Exception[];
  readonly exclude: readonly Exception[];
  readonly limits: Limits;
  readonly needs: Needs;
  readonly alerts: Alerts;
}

/** Every setting: a misspelt one would otherwise be as good as none, and give more lists than were meant. */
const SETTING_NAMES = [
  'regions',
  'extraRegions',
  'allowlists',
  'formats',
  'formatOptions',
  'clients',
  'streaming',
  'options',
  'directories',
  'holdDays',
  'guards',
  'include',
  'exclude',
  'limits',
  'alerts',
] as const satisfies readonly (keyof Settings)[];

/** A Region code of the feed; it becomes a part of URLs. */
const REGION_SHAPE = /^[a-z]{2,4}(?:-[a-z]{2,10}){1,3}-\d{1,2}$/;

/** A directory's id or alias; it becomes a part of host names (RFC 1123). */
const DIRECTORY_SHAPE = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** The longest hold, in days. */
const MAX_HOLD_DAYS = 30;

/**
 * Checks and completes the settings, whatever they are: a file is not always compiled before it is loaded.
 * @throws RangewatchError `config-value`, `name-unknown`
 */
export function defineConfig(settings: Settings): Config {
  for (const name of Object.keys(settings)) takeName('setting', name, SETTING_NAMES);
  const regions = [
    ...takeEach(settings, 'regions', [], (text) => takeName('Region', text, REGION_CODES)),
    ...takeEach(settings, 'extraRegions', [], takeExtraRegion),
  ];
  const from = <Name extends string>(kind: string, names: readonly Name[]) => {
    return (text: string) => takeName(kind, text, names);
  };
  const watched = {
    regions: [...new Set<string>(regions)],
    allowlists: takeEach(settings, 'allowlists', ALLOWLIST_NAMES, from('allowlist', ALLOWLIST_NAMES)),
  };
  const config: Config = {
    ...watched,
    formats: takeEach(settings, 'formats', USUAL_FORMATS, from('format', FORMAT_IDS)),
    formatOptions: takeFormatOptions(settings.formatOptions),
    holdDays: takeWholeNumber(
      'holdDays',
      settings.holdDays === undefined ? HOLD_DAYS : settings.holdDays,
      0,
      MAX_HOLD_DAYS,
    ),
    guards: takeGuards(settings.guards),
    include: takeExceptions('include', settings.include, watched),
    exclude: takeExceptions('exclude', settings.exclude, watched),
    limits: takeLimits(settings.limits),
    alerts: takeAlerts(settings.alerts),
    needs: {
      clients: takeEach(settings, 'clients', DEFAULT_NEEDS.clients, from('client', CLIENTS)),
      streaming: takeEach(
        settings,
        'streaming',
        DEFAULT_NEEDS.streaming,
        from('streaming protocol', STREAMING),
      ),
      options: takeEach(settings, 'options', DEFAULT_NEEDS.options, from('option', OPTIONS)),
      directories: takeEach(settings, 'directories', [], takeDirectory),
    },
  };
  if (config.regions.length === 0) throw refuseSetting('regions', 'none', 'at least one Region');
  if (config.allowlists.length === 0) throw refuseSetting('allowlists', 'none', 'at least one allowlist');
  if (config.formats.length === 0) throw refuseSetting('formats', 'none', 'at least one format');
  return config;
}

/** The allowlists that a configuration publishes. */
export function configuredAllowlists(config: Config): readonly AllowlistId[] {
  return config.regions.flatMap((region) => config.allowlists.map((name) => ({ region, name })));
}

/** The settings that give a configuration again. */
export function settingsFor({ regions, needs, ...rest }: Config): Settings {
  const known = regions.flatMap((region) => REGION_CODES.filter((code) => code === region));
  const extraRegions = regions.filter((region) => !known.some((code) => code === region));
  return { ...rest, ...needs, regions: known, extraRegions };
}

/** A setting that is a list of texts, each checked, each once. */
function takeEach<Item extends string>(
  settings: Settings,
  name:
    | 'regions'
    | 'extraRegions'
    | 'allowlists'
    | 'formats'
    | 'clients'
    | 'streaming'
    | 'options'
    | 'directories',
  usual: readonly Item[],
  take: (text: string) => Item,
): readonly Item[] {
  const value: unknown = settings[name];
  if (value === undefined) return usual;
  if (!Array.isArray(value)) throw refuseSetting(name, quoteValue(value), 'a list of texts');
  const items: readonly unknown[] = value;
  return [
    ...new Set(
      items.map((item) => {
        if (typeof item === 'string') return take(item);
        throw refuseSetting(name, quoteValue(item), 'texts only');
      }),
    ),
  ];
}

function takeExtraRegion(text: string): string {
  if (REGION_SHAPE.test(text)) return text;
  throw refuseSetting('extraRegions', quote(text), 'a Region code such as ap-northeast-3');
}

function takeDirectory(text: string): string {
  if (DIRECTORY_SHAPE.test(text)) return text.toLowerCase();
  throw refuseSetting('directories', quote(text), 'a directory id such as d-1234567890, or its alias');
}
