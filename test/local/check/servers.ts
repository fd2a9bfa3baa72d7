// Servers on loopback that play what stands at the end of a way, and proxies that play what stands in the middle.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Pair } from './certificates.ts';

/** A server: its place, and how to end it with all its connections. */
export interface Running {
  /** `127.0.0.1:port`. */
  readonly place: string;
  readonly close: () => void;
}

async function running(server: Server): Promise<Running> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.on('error', () => {}));
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    place: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** TLS with a certificate. */
export const showing = ({ key, cert }: Pair) =>
  running(createTlsServer({ key, cert }, () => {}).on('tlsClientError', () => {}));

/** Takes connections, and then does what it is told with each. */
const doing = (act: (socket: Socket) => void) => running(createServer(act));

/** Takes connections, and says nothing. */
export const silent = () => doing(() => {});

/** Ends every connection as soon as something comes. */
export const cutting = () => doing((socket) => socket.once('data', () => socket.resetAndDestroy()));

/** Answers whatever comes with a page: no TLS. */
export const speakingHttp = () =>
  doing((socket) => socket.once('data', () => socket.end('HTTP/1.1 302 Found\r\nLocation: /login\r\n\r\n')));

/** A port that nobody listens on: that of a server that has ended. */
export async function closedPort(): Promise<string> {
  const { place, close } = await silent();
  close();
  return place;
}

/** A UDP port that nobody listens on. */
export async function closedUdpPort(): Promise<string> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return `127.0.0.1:${port}`;
}

/** A UDP socket that takes everything. */
export async function takingUdp(): Promise<Running & { readonly taken: () => number }> {
  const socket = createSocket('udp4');
  let taken = 0;
  socket.on('message', () => taken++);
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { place: `127.0.0.1:${socket.address().port}`, close: () => socket.close(), taken: () => taken };
}

/** What a proxy does with CONNECT to a name. */
export type ProxyAct =
  | { readonly to: string }
  | { readonly status: number; readonly headers?: string }
  | 'silence'
  | 'garbage';

/** An HTTP proxy. `metadata`: the status for a plain request, null for silence. */
export async function startProxy(
  actOn: (name: string) => ProxyAct,
  metadata: number | null = 403,
): Promise<Running & { readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const server = createHttpServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (metadata !== null) response.writeHead(metadata).end();
  });
  server.on('connect', (request, socket: Socket) => {
    asked.push(`CONNECT ${request.url}`);
    const act = actOn(String(request.url).replace(/:\d+$/, ''));
    if (act === 'silence') return;
    if (act === 'garbage') return void socket.end('SSH-2.0-OpenSSH\r\n');
    if ('status' in act) {
      return void socket.end(`HTTP/1.1 ${act.status} X\r\n${act.headers ?? ''}content-length: 0\r\n\r\n`);
    }
    const [host, port] = act.to.split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
  });
  return { ...(await running(server)), asked };
}
