// How people are told: `alerts` in watch.config.ts.
import { LANGUAGES, type Language } from '../alerts/words/say.ts';
import { quoteValue } from '../error.ts';
import { takeName } from '../names.ts';
import { refuseSetting, takeWholeNumber } from './refuse.ts';

/** What a person writes. */
export interface AlertSettings {
  /** One alert is sent once for each; English unless named. */
  readonly languages?: readonly Language[];
  /** The time zone of the local time beside each UTC time, such as `Asia/Tokyo`; `UTC` unless named. */
  readonly timeZone?: string;
  /** The hour of the day, in UTC, at which the digest of routine changes goes out: 0 to 23; 0 unless said. */
  readonly digestHour?: number;
}

/** How people are told, complete. */
export interface Alerts {
  readonly languages: readonly Language[];
  readonly timeZone: string;
  readonly digestHour: number;
}

/** What holds unless the configuration says otherwise. Midnight in UTC is nine in the morning in Japan. */
export const USUAL_ALERTS: Alerts = { languages: ['en'], timeZone: 'UTC', digestHour: 0 };

const NAMES = ['languages', 'timeZone', 'digestHour'] as const satisfies readonly (keyof AlertSettings)[];

/**
 * Checks and completes the setting.
 * @throws RangewatchError `config-value`, `name-unknown`
 */
export function takeAlerts(settings: AlertSettings | undefined): Alerts {
  if (settings === undefined) return USUAL_ALERTS;
  const given: unknown = settings;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw refuseSetting('alerts', quoteValue(given), 'settings such as { languages: ["ja"] }');
  }
  for (const name of Object.keys(given)) takeName('setting of alerts', name, NAMES);
  const { languages, timeZone, digestHour } = { ...USUAL_ALERTS, ...settings };
  return {
    languages: takeLanguages(languages),
    timeZone: takeTimeZone(timeZone),
    digestHour: takeWholeNumber('alerts.digestHour', digestHour, 0, 23),
  };
}

function takeLanguages(value: unknown): readonly Language[] {
  const texts: readonly unknown[] = Array.isArray(value) ? value : [];
  if (texts.length === 0) throw refuseSetting('alerts.languages', quoteValue(value), 'en, ja, or both');
  return [...new Set(texts.map((text) => takeName('language', String(text), LANGUAGES)))];
}

function takeTimeZone(value: unknown): string {
  if (typeof value === 'string' && isTimeZone(value)) return value;
  throw refuseSetting('alerts.timeZone', quoteValue(value), 'a time zone such as Asia/Tokyo');
}

/** Whether a text names a time zone that is known here. */
export function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
