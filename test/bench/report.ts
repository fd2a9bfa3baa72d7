// What was measured, for people and for programs.
import { printTable } from '../../local/command/table.ts';
import type { State } from './case.ts';

/** One case in one state. */
export interface Figure {
  readonly name: string;
  readonly state: State;
  readonly about: string;
  /** Median of CPU time. */
  readonly milliseconds: number;
  /** The same in multiples of a cold JSON.parse of the feed's text. */
  readonly ratio: number;
  readonly target: number | null;
  /** How many of something a run makes. */
  readonly count?: number | undefined;
  /** The most memory that its process held at once, median. */
  readonly megabytes?: number;
}

/** What one part of a bench found: figures for programs, and a text for people. */
export interface Report {
  readonly figures: readonly Figure[];
  readonly text: string;
}

/** By how much a target may be exceeded before the bench fails: other machines, and other work on them. */
const TOLERANCE = 1.5;

/** Whether a figure is so far over its target that it cannot be chance. */
export function isMissed({ ratio, target }: Figure): boolean {
  return target !== null && ratio > TOLERANCE * target;
}

/** The table. `sameState` holds the CPU times of JSON.parse by state. */
export function tableOf(figures: readonly Figure[], sameState: Readonly<Record<State, number>>): string {
  const header = [
    'case',
    'state',
    'CPU ms',
    '/ cold parse',
    '/ same state',
    'target',
    'ms each',
    'MB',
    'what',
  ];
  const rows = figures.map(({ name, state, about, milliseconds, ratio, target, count, megabytes }) => [
    name,
    state,
    milliseconds.toFixed(1),
    ratio.toFixed(2),
    (milliseconds / sameState[state]).toFixed(2),
    target === null ? '' : String(target),
    count === undefined ? '' : (milliseconds / count).toPrecision(3),
    megabytes?.toFixed(0) ?? '',
    about,
  ]);
  return `${printTable(header, rows)}Targets are multiples of a cold JSON.parse, in either state. MB: the most that the process held at once (RSS).\n`;
}

/** The line for programs. */
export function lineOf(figures: readonly Figure[]): string {
  const cases = figures.map(({ name, state, ratio, target }) => {
    return { name, state, ratio: Number(ratio.toFixed(3)), target };
  });
  return `${JSON.stringify({ cases })}\n`;
}
