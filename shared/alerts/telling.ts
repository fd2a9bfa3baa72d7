// How people are told: in which languages and times, and where what they are told of is served.

import type { Alerts } from '../config/alerts.ts';
import { type Config, configuredAllowlists } from '../config.ts';
import type { Needs } from '../requirements/needs.ts';

/** What every alert needs besides what it tells. */
export interface Telling extends Alerts {
  /** Where the bucket is served, without a final slash: the start of every URL in an alert. */
  readonly baseUrl: string;
  /** Every Region and allowlist that is watched: what tells of no list in particular concerns them all. */
  readonly regions: readonly string[];
  readonly allowlists: readonly string[];
  readonly needs: Needs;
}

/** How people are told, by the configuration. */
export function tellingOf(config: Config, baseUrl: string): Telling {
  const lists = configuredAllowlists(config);
  return {
    ...config.alerts,
    baseUrl,
    regions: [...new Set(lists.map(({ region }) => region))],
    allowlists: [...new Set(lists.map(({ name }) => name))],
    needs: config.needs,
  };
}
