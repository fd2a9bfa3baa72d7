// Ports in the text of a rule: numbers and ranges, with the sign between first and last that a consumer takes.
import type { Port, Protocol, Transport } from '../requirements/requirement.ts';
import { unreadable } from './reading.ts';

/** `443,4172,50002:55002` with a colon as the sign. */
export function formatPorts({ ports }: Transport, sign: string): string {
  return ports.map((port) => String(port).replace('-', sign)).join(',');
}

/** The reverse of formatPorts. @throws RangewatchError `store-content` */
export function parsePorts(protocol: string, text: string, sign: string, where: string): Transport {
  const [first, ...rest] = text.split(',').map((part): Port => {
    const [low = '', high, ...more] = part.split(sign);
    const isNumber = [low, high ?? low].every((digits) => /^[1-9]\d{0,4}$/.test(digits));
    if (!isNumber || more.length > 0) throw unreadable(text, where);
    return high === undefined ? Number(low) : `${Number(low)}-${Number(high)}`;
  });
  if (first === undefined || !isProtocol(protocol)) throw unreadable(`${protocol} ${text}`, where);
  return { protocol, ports: [first, ...rest] };
}

/** The transports of rules, each once, in the order in which they first appear. */
export function distinctTransports(transports: readonly Transport[]): readonly Transport[] {
  const byText = new Map(transports.map((transport) => [JSON.stringify(transport), transport]));
  return [...byText.values()];
}

function isProtocol(text: string): text is Protocol {
  return text === 'tcp' || text === 'udp';
}
