// A small file that is written in one step: a start that dies meanwhile leaves the old one or the new one, never a part.
import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a file aside and moves it into place. What a start that died left aside is written over. */
export function writeWhole(path: string, text: string, mode: number): void {
  const staged = `${path}.new`;
  rmSync(staged, { force: true });
  writeFileSync(staged, text, { mode, flag: 'wx' });
  renameSync(staged, path);
}
