// Gathering problems: one does not end the check, but what hangs on the broken part is left out.
import { RangewatchError } from '../error.ts';

/** The problems found so far. */
export interface Problems {
  readonly found: RangewatchError[];
  /** Does one part of the check; undefined, with the problem noted, where it refused. */
  readonly attempt: <Result>(part: () => Result) => Result | undefined;
}

/** Begins with none. */
export function noProblems(): Problems {
  const found: RangewatchError[] = [];
  return {
    found,
    attempt: (part) => {
      try {
        return part();
      } catch (error) {
        if (!(error instanceof RangewatchError)) throw error;
        found.push(error);
        return undefined;
      }
    },
  };
}
