// What real changes write: no CPU time but objects and requests, of the last year of the history. It takes minutes.

import { effectsOf } from '../../cost/effects.ts';
import { playPeriod } from '../../cost/period.ts';

/** The name of the case. */
export const WRITE = 'write';

const YEAR = '2025';
const MONTHS = 12;

/** Plays the year for a team with one Region. @returns a text for people */
export async function measureWrites(folder: string): Promise<string> {
  const found = await playPeriod(folder, YEAR, ['ap-northeast-1'], () => {});
  return `${YEAR}, ap-northeast-1, every list, the usual formats: ${effectsOf(1, found, MONTHS)}npm run cost says what it costs.\n`;
}
