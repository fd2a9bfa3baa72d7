// An HTTP server on the loopback address, as one function from a request to an answer.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is answered to one request. The body of an answer to HEAD is not sent, but its length is told. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

/** A server that runs: its address without a final slash, and how to stop it, idle and busy connections included. */
export interface RunningServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** An idle connection's life in milliseconds. Node's 5 s would end under a client that polls, in the midst of a request. */
const KEEP_ALIVE = 75_000;

/**
 * Listens on 127.0.0.1 only; port 0 takes any that is free. `answer` may throw: the client then gets `failed()`.
 * Rejects when the port cannot be had (`EADDRINUSE`, `EACCES`).
 */
export async function listenOnLoopback(
  port: number,
  answer: (request: IncomingMessage) => Promise<Answer>,
  failed: () => Answer,
): Promise<RunningServer> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE }, (request, response) => {
    answer(request)
      .catch(failed)
      .then((given) => send(request, response, given))
      // Only a connection that is gone, or headers that HTTP cannot carry, end here.
      .catch(() => response.destroy());
  });
  await new Promise<void>((listening, refused) => {
    server.once('error', refused);
    server.listen(port, '127.0.0.1', listening);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise<void>((closed, failedToClose) => {
        server.close((error) => (error === undefined ? closed() : failedToClose(error)));
        server.closeAllConnections();
      }),
  };
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  const length = body === undefined || status === 304 ? {} : { 'Content-Length': Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length });
  response.end(request.method === 'HEAD' || status === 304 ? undefined : body);
  // A body that was refused unread is read away, so that the client comes to reading the answer.
  request.resume();
}
