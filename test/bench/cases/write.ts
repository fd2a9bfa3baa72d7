// What real changes write: no CPU time but objects and requests, of the last year of the history. It takes minutes.

import { effectsOf } from '../../cost/effects.ts';
import { playPeriod } from '../../cost/period.ts';
import type { Report } from '../report.ts';

/** The name of the case. */
export const WRITE = 'write';

const YEAR = '2025';
const MONTHS = 12;

/** Plays the year for a team with one Region. */
export async function measureWrites(folder: string): Promise<Report> {
  const found = await playPeriod(folder, YEAR, ['ap-northeast-1'], () => {});
  const effects = effectsOf(1, found, MONTHS);
  return {
    figures: [],
    text: `${YEAR}, ap-northeast-1, every list, the usual formats: ${effects}npm run cost says what it costs.\n`,
  };
}
