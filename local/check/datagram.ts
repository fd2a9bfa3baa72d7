// One UDP datagram: that it was sent, or that somebody said no. That it arrived is not to be seen from here.
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Result } from '../../shared/check/sight.ts';
import { failedBy } from './failed.ts';
import { type Clock, DATAGRAM_MS } from './limits.ts';
import type { Place } from './wires.ts';

/** No server takes it for a request. */
const CONTENT = 'rangewatch check';

/** Sends one, and listens for ICMP for a moment: a connected socket is told of it. */
export function sendDatagram({ host, port }: Place, clock: Clock): Promise<Result> {
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
    const end = setTimeout(() => give({ kind: 'sent' }), clock.within(DATAGRAM_MS));
    const give = (result: Result) => {
      clearTimeout(end);
      socket.removeAllListeners();
      socket.on('error', () => {});
      socket.close();
      resolve(result);
    };
    socket.on('error', (error) => give(failedBy(error)));
    socket.once('connect', () =>
      socket.send(CONTENT, (error) => {
        if (error !== null) give(failedBy(error));
      }),
    );
    socket.connect(port, host);
  });
}
