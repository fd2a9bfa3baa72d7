// The clock of the machine.
import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../shared/ports.ts';

/** Seconds since the epoch, and real waiting. */
export const systemClock: Clock = {
  now: () => Math.floor(Date.now() / 1_000),
  sleep: (seconds) => setTimeout(seconds * 1_000),
};
