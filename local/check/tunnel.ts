// Asking an HTTP proxy: for a tunnel to a name, and for the metadata service, which it should not hand out.
import { request } from 'node:http';
import type { Socket } from 'node:net';
import type { Failed, Result } from '../../shared/check/sight.ts';
import { DROPPED, failedBy, UNFINISHED } from './failed.ts';
import { ANSWER_MS, type Clock } from './limits.ts';
import type { Place } from './wires.ts';

/** The metadata service of EC2, by its one address. */
const METADATA_URL = 'http://169.254.169.254/';

/** Opens a tunnel with CONNECT (RFC 9110, section 9.3.6); whoever gets the socket closes it. */
export function openTunnel(proxy: Place, name: string, port: number, clock: Clock): Promise<Socket | Result> {
  const path = `${name}:${port}`;
  return new Promise((resolve) => {
    const asked = request({ ...proxy, method: 'CONNECT', path, headers: { host: path }, agent: false });
    const end = setTimeout(
      () => give(clock.isOver() ? UNFINISHED : { kind: 'no-tunnel', how: 'silent' }),
      clock.within(ANSWER_MS),
    );
    const give = (outcome: Socket | Result) => {
      clearTimeout(end);
      if ('kind' in outcome) asked.destroy();
      resolve(outcome);
    };
    asked.on('error', (error) => give(closedBy(error)));
    asked.once('connect', ({ statusCode = 0, headers }, socket: Socket) => {
      socket.on('error', () => {});
      if (statusCode >= 200 && statusCode < 300) return give(socket);
      socket.destroy();
      give({
        kind: 'no-tunnel',
        how: 'status',
        status: statusCode,
        schemes: schemesOf(headers['proxy-authenticate']),
      });
    });
    asked.end();
  });
}

/** The status of the proxy's answer to a request for the metadata service; null where none came. */
export function askForMetadata(proxy: Place, clock: Clock): Promise<number | null> {
  return new Promise((resolve) => {
    const asked = request({
      ...proxy,
      path: METADATA_URL,
      headers: { host: '169.254.169.254' },
      agent: false,
    });
    const end = setTimeout(() => give(null), clock.within(ANSWER_MS));
    const give = (status: number | null) => {
      clearTimeout(end);
      asked.destroy();
      resolve(status);
    };
    asked.on('error', () => give(null));
    asked.once('response', ({ statusCode = 0 }) => give(statusCode));
    asked.end();
  });
}

/** A connection that does not come about is a matter of the way; anything else is an answer that is no HTTP. */
function closedBy(error: NodeJS.ErrnoException): Failed | Result {
  const { code = '', syscall } = error;
  if (syscall === 'connect') return code === 'ETIMEDOUT' ? DROPPED : failedBy(error);
  return { kind: 'no-tunnel', how: 'other-protocol' };
}

/** `Basic`, `Negotiate`, `NTLM`: the first word of each challenge (RFC 9110, section 11.7.1). */
function schemesOf(challenges: string | readonly string[] | undefined): string {
  const words = [challenges ?? []]
    .flat()
    .flatMap((challenge) => challenge.split(/,\s*(?=[A-Za-z-]+(?:\s|$|,))/))
    .map((challenge) => challenge.trim().split(/\s/)[0] ?? '')
    .filter((word) => /^[A-Za-z-]{1,32}$/.test(word));
  return [...new Set(words)].join(', ');
}
