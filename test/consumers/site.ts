// The project's own web server over a folder, with faults in front of it. What it serves, and how badly, stands in one
// file that is read at each request, so that a process of its own can be told as well.
import { readFileSync } from 'node:fs';
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RunningServer } from '../../local/web/listen.ts';
import { startWebServer } from '../../local/web/server.ts';

/** What is wrong with the server. */
export interface Fault {
  /** Which paths it is about: a pattern. */
  readonly path: string;
  /**
   * `page`: an HTML page with status 200; `forbidden`: the same with 403; `elsewhere`: a redirect; `cut`: the connection
   * ends half way; `short`: half of the body, with a length that fits; `endless`: a body without a length and without an
   * end; `padded`: one byte more, and no length; `unchanged`: 304, asked for or not; `down`: no answer;
   * `older`: the file of `root`, the first time.
   */
  readonly kind:
    | 'page'
    | 'forbidden'
    | 'elsewhere'
    | 'cut'
    | 'short'
    | 'endless'
    | 'padded'
    | 'unchanged'
    | 'down'
    | 'older';
  readonly root?: string;
}

/** The file: which folder is served, and with what fault. */
export interface Control {
  readonly root: string;
  readonly fault?: Fault;
}

/** A site that runs. */
export interface Site {
  readonly port: number;
  /** Path and status of each answer so far. */
  readonly answers: readonly string[];
  readonly close: () => Promise<void>;
}

const PAGE = '<!DOCTYPE html><title>Sign in</title><p>Please \u001b[31m sign in.\n'.repeat(40);

/** Starts a site on 127.0.0.1. */
export async function startSite(controlFile: string, port = 0): Promise<Site> {
  const servers = new Map<string, Promise<RunningServer>>();
  const serverOf = (root: string) => {
    const server = servers.get(root) ?? startWebServer({ root, port: 0 });
    servers.set(root, server);
    return server;
  };
  const answers: string[] = [];
  let spent = '';
  const server = createServer(async (request, response) => {
    response.once('close', () => answers.push(`${request.url} ${response.statusCode}`));
    const text = readFileSync(controlFile, 'utf8');
    const { root, fault }: Control = JSON.parse(text);
    const isHit = fault !== undefined && new RegExp(fault.path).test(request.url ?? '');
    if (!isHit || (fault.kind === 'older' && spent === text)) return pass(root, request, response);
    if (fault.kind !== 'older') return fail(fault, await bodyOf(root, request), response);
    spent = text;
    return pass(fault.root ?? root, request, response);
  });
  const pass = async (root: string, request: IncomingMessage, response: ServerResponse) => {
    const { url } = await serverOf(root);
    const { 'if-none-match': etag } = request.headers;
    const headers = etag === undefined ? {} : { 'if-none-match': etag };
    ask(`${url}${request.url}`, { headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    }).end();
  };
  const bodyOf = async (root: string, { url }: IncomingMessage) => {
    const answer = await fetch(`${(await serverOf(root)).url}${url}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    answers,
    close: async () => {
      server.closeAllConnections();
      server.close();
      for (const each of servers.values()) await (await each).close();
    },
  };
}

function fail({ kind }: Fault, body: Buffer, response: ServerResponse): void {
  const half = body.subarray(0, body.length / 2);
  switch (kind) {
    case 'page':
      response.end(PAGE);
      return;
    case 'forbidden':
      response.writeHead(403).end(PAGE);
      return;
    case 'elsewhere':
      response.writeHead(302, { Location: '/version.json' }).end();
      return;
    case 'cut':
      response.writeHead(200, { 'Content-Length': body.length });
      response.write(half, () => response.destroy());
      return;
    case 'short':
      response.end(half);
      return;
    case 'padded':
      response.writeHead(200, { 'Transfer-Encoding': 'chunked' });
      response.write(body);
      response.end('#');
      return;
    case 'unchanged':
      response.writeHead(304).end();
      return;
    case 'endless': {
      const more = () => response.write('#'.repeat(65_536), () => response.destroyed || setImmediate(more));
      more();
      return;
    }
    default:
      response.destroy();
  }
}
