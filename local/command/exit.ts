// How a command ends: its exit code, which is part of what is promised to scripts.
import { CommanderError } from 'commander';

/** Exit codes. `found`: the command did its work, and what it looked for is there. */
export const EXIT = { fine: 0, refused: 1, usage: 2, found: 3 } as const;

const FOUND = 'rangewatch.found';

/** Ends a command that has found what it looks for, and has said so. */
export function endFound(): never {
  throw new CommanderError(EXIT.found, FOUND, 'found');
}

/** Whether a command ended so. */
export function isFound({ code }: CommanderError): boolean {
  return code === FOUND;
}
