// A DNS server on loopback that answers each name as it is told: RFC 1035 over UDP, no more than a client asks of it.
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** How a name is answered. A name that is not told of does not exist. */
export type DnsAnswer =
  | { readonly addresses: readonly string[]; readonly afterMs?: number }
  | { readonly rcode: keyof typeof RCODES }
  | 'silence';

/** RFC 1035, section 4.1.1. */
const RCODES = { noerror: 0, servfail: 2, nxdomain: 3, refused: 5 } as const;

const TYPES = { A: 1, AAAA: 28 } as const;

/** A running server. */
export interface DnsServer {
  /** `127.0.0.1:port`. */
  readonly place: string;
  readonly close: () => void;
}

/** Starts one. */
export async function startDns(answers: Readonly<Record<string, DnsAnswer>>): Promise<DnsServer> {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const { name, type } = questionOf(query);
    const answer = answers[name] ?? { rcode: 'nxdomain' };
    if (answer === 'silence') return;
    const delay = 'addresses' in answer ? (answer.afterMs ?? 0) : 0;
    setTimeout(() => send(socket, reply(query, type, answer), from), delay);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { place: `127.0.0.1:${socket.address().port}`, close: () => socket.close() };
}

function send(socket: Socket, message: Buffer, { port, address }: { port: number; address: string }): void {
  try {
    socket.send(message, port, address);
  } catch {
    // The test is over.
  }
}

function questionOf(query: Buffer): { readonly name: string; readonly type: number; readonly end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function reply(query: Buffer, type: number, answer: Exclude<DnsAnswer, 'silence'>): Buffer {
  const { end } = questionOf(query);
  const records = 'rcode' in answer ? [] : answer.addresses.flatMap((address) => recordOf(address, type));
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(0x8180 | ('rcode' in answer ? RCODES[answer.rcode] : RCODES.noerror), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  header.writeUInt32BE(0, 8);
  return Buffer.concat([header, query.subarray(12, end), ...records]);
}

/** One record of the type that is asked for; the name is that of the question, at offset 12. */
function recordOf(address: string, type: number): readonly Buffer[] {
  const isIpv6 = address.includes(':');
  if (type !== (isIpv6 ? TYPES.AAAA : TYPES.A)) return [];
  const data = isIpv6 ? ipv6Bytes(address) : Buffer.from(address.split('.').map(Number));
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return [Buffer.concat([head, data])];
}

function ipv6Bytes(address: string): Buffer {
  const [left = '', right = ''] = address.split('::');
  const groups = (text: string) =>
    text === '' ? [] : text.split(':').map((part) => Number.parseInt(part, 16));
  const [first, last] = [groups(left), groups(right)];
  const bytes = Buffer.alloc(16);
  [...first, ...Array(8 - first.length - last.length).fill(0), ...last].forEach((group: number, index) => {
    bytes.writeUInt16BE(group, 2 * index);
  });
  return bytes;
}
