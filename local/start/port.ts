// The port of the web server: the usual one, or any other when somebody else has it.
import { RangewatchError } from '../../shared/error.ts';

/** The port unless one is chosen: the same every time, so that a firewall's URL stays. */
const USUAL_PORT = 8420;

/**
 * Opens something on the chosen port, or on the usual one and, if that is taken, on any.
 * @throws RangewatchError `config-value` when the chosen port cannot be had
 */
export async function openOnUsualPort<T>(
  chosen: number | undefined,
  open: (port: number) => Promise<T>,
): Promise<T> {
  try {
    return await open(chosen ?? USUAL_PORT);
  } catch (error) {
    if (!isTaken(error)) throw error;
    if (chosen === undefined) return open(0);
    throw new RangewatchError(
      {
        code: 'config-value',
        seen: `port ${chosen}, which cannot be had (${error.code})`,
        expected: 'a port that is free',
        where: '--port',
        remedy: 'choose another, or 0 for any',
      },
      { cause: error },
    );
  }
}

function isTaken(error: unknown): error is NodeJS.ErrnoException {
  return (
    error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
  );
}
