// A progress bar on standard error, only where a person watches.
import { Presets, SingleBar } from 'cli-progress';

/** A bar that is moved one step at a time. */
export interface Progress {
  readonly step: () => void;
  readonly stop: () => void;
}

/** A bar for `total` steps of something; does nothing where standard error is no terminal. */
export function progressBar(what: string, total: number): Progress {
  if (!process.stderr.isTTY) return { step: () => {}, stop: () => {} };
  const bar = new SingleBar(
    { format: `{bar} {percentage}% {value}/{total} ${what}, {eta_formatted} left`, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { step: () => bar.increment(), stop: () => bar.stop() };
}
