// One TCP connection, as far as it gets.
import { connect as connectTo, type Socket } from 'node:net';
import type { Failed } from '../../shared/check/sight.ts';
import { DROPPED, failedBy, UNFINISHED, type Unfinished } from './failed.ts';
import { type Clock, CONNECT_MS } from './limits.ts';
import type { Place } from './wires.ts';

/** Connects; whoever gets the socket closes it. */
export function connect({ host, port }: Place, clock: Clock): Promise<Socket | Failed | Unfinished> {
  return new Promise((resolve) => {
    const socket = connectTo({ host, port });
    const end = setTimeout(() => give(clock.isOver() ? UNFINISHED : DROPPED), clock.within(CONNECT_MS));
    const give = (outcome: Socket | Failed | Unfinished) => {
      clearTimeout(end);
      if (outcome !== socket) socket.destroy();
      resolve(outcome);
    };
    // It stays listened to: a reset may come at any time, and must not end the process.
    socket.on('error', (error) => give(failedBy(error)));
    socket.once('connect', () => give(socket));
  });
}

/** Whether there is a connection. */
export function isOpen(outcome: Socket | { readonly kind: string }): outcome is Socket {
  return !('kind' in outcome);
}
