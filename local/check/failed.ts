// What the system's error says of a way that is closed.
import type { Failed } from '../../shared/check/sight.ts';

/** By errno: how Linux, macOS and Windows (in libuv's names) tell what came back. */
const HOW: Readonly<Record<string, Failed['how']>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'refused',
  ETIMEDOUT: 'dropped',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EACCES: 'denied',
  EPERM: 'denied',
};

/** Nobody said anything in time. */
export const DROPPED: Failed = { kind: 'failed', how: 'dropped', why: 'ETIMEDOUT' };

/** There was no time left to wait in. */
export const UNFINISHED = { kind: 'unfinished' } as const;

/** That. */
export type Unfinished = typeof UNFINISHED;

/** What an error of a socket means. */
export function failedBy(error: NodeJS.ErrnoException): Failed {
  const why = error.code ?? error.message;
  return { kind: 'failed', how: HOW[why] ?? 'other', why };
}
