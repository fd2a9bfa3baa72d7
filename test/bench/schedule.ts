// When what is measured: round by round every case once, so that what else the machine does meets all alike.
import type { Case, State } from './case.ts';

/** How much is measured. */
export interface Effort {
  /** Processes for each case, by state. */
  readonly processes: Readonly<Record<State, number>>;
  /** CPU time that a warm process spends on its case before it is measured, in milliseconds. */
  readonly warmUp: number;
}

export const FULL: Effort = { processes: { cold: 5, warm: 2 }, warmUp: 1_500 };

export const QUICK: Effort = { processes: { cold: 2, warm: 1 }, warmUp: 200 };

/** One process to be started. */
export interface Turn {
  readonly name: string;
  readonly state: State;
}

/** All processes in order: the cold ones of every case in each round, the warm ones spread among the rounds. */
export function turnsOf(cases: readonly Case[], { processes }: Effort): readonly Turn[] {
  const every = Math.floor(processes.cold / processes.warm);
  return Array.from({ length: processes.cold }, (_, round) => {
    const isWarmToo = (round + 1) % every === 0;
    const states: readonly State[] = isWarmToo ? ['cold', 'warm'] : ['cold'];
    return states.flatMap((state) =>
      cases
        .filter(({ isColdOnly }) => state === 'cold' || isColdOnly !== true)
        .map(({ name }): Turn => ({ name, state })),
    );
  }).flat();
}

/** The middle of some numbers. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}
