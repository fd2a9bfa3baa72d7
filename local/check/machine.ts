// What this machine has to send with.
import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import type { MachineFacts } from '../../shared/check/sight.ts';

/** Link-local addresses: what a machine gives itself when nobody gives it one (RFC 3927, RFC 4291 section 2.5.6). */
const LINK_LOCAL = /^(?:169\.254\.|fe[89ab][0-9a-f]:)/i;

/** Unique local addresses reach nothing on the internet (RFC 4193). */
const UNIQUE_LOCAL = /^f[cd][0-9a-f]{2}:/i;

/** An address on the internet, to ask the routes about: one of a health-check server. */
const OUTSIDE = '18.178.102.247';

/** Looks at the interfaces that are up, and at the routes. */
export async function seeMachine(dnsServers: readonly string[]): Promise<MachineFacts> {
  const addresses = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ internal, address }) => !internal && !LINK_LOCAL.test(address));
  return {
    hasIpv4: addresses.some(({ family }) => family === 'IPv4'),
    hasIpv6: addresses.some(({ family, address }) => family === 'IPv6' && !UNIQUE_LOCAL.test(address)),
    hasRoute: await isRouted(),
    dnsServers,
  };
}

/** Connecting a datagram socket looks for a route and sends nothing. */
function isRouted(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const give = (hasRoute: boolean) => {
      socket.removeAllListeners('error');
      socket.on('error', () => {});
      socket.close();
      resolve(hasRoute);
    };
    socket.once('error', () => give(false));
    // A callback would get the error, and the event would not come.
    socket.once('connect', () => give(true));
    socket.connect(9, OUTSIDE);
  });
}
