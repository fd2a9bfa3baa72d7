// Whether there is anything to check on this machine: before the first start there is but one thing to say.
import type { MachineSight } from './sight.ts';

/** Whether a start has ever run. */
export function hasBegun(machine: MachineSight | undefined): machine is MachineSight {
  return machine !== undefined && machine.start.kind !== 'never';
}

/** Whether the lists were played: then their times are those of the recording. */
export function isPlayed(machine: MachineSight | undefined): boolean {
  return hasBegun(machine) && machine.source !== 'live';
}
