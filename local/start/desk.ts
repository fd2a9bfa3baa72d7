// The desk: where a start that runs takes decisions from the command line, on a socket that only this user can open.
import { rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join, relative } from 'node:path';
import { isRecord } from '../../shared/feed/json.ts';

/** The longest demand or answer that is read, in characters. */
const MAX_CHARACTERS = 16 * 1024 * 1024;

/** What the desk answers: the function's answer, or the one line that says why not. */
type Reply = { readonly answer: unknown } | { readonly refused: string };

/** Where the desk of a folder is, seen from here: the path of a socket may have about a hundred bytes only. */
function socketOf(stateFolder: string): string {
  return relative(process.cwd(), join(stateFolder, 'desk.sock'));
}

/** Opens the desk. @returns a function that closes it */
export async function openDesk(
  stateFolder: string,
  serve: (demand: unknown) => Promise<Reply>,
): Promise<() => Promise<void>> {
  const socket = socketOf(stateFolder);
  rmSync(socket, { force: true });
  const server = createServer(async (incoming, outgoing) => {
    // Whatever comes in here, and however it breaks off, the start goes on.
    const reply = await readAll(incoming)
      .then((text) => serve(JSON.parse(text)))
      .catch((error: unknown) => ({ refused: error instanceof Error ? error.message : String(error) }));
    outgoing.end(JSON.stringify(reply));
  });
  const before = process.umask(0o177);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(socket, resolve);
  }).finally(() => process.umask(before));
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}

/**
 * Asks the desk of a folder; undefined when nobody sits there.
 * @param timeoutMs how long an answer is waited for; without it, until the other process ends
 */
export async function askDesk(
  stateFolder: string,
  demand: unknown,
  timeoutMs?: number,
): Promise<Reply | undefined> {
  const text = await new Promise<string | undefined>((resolve, reject) => {
    const asking = request({ socketPath: socketOf(stateFolder), method: 'POST' }, (incoming) => {
      readAll(incoming).then(resolve, reject);
    });
    if (timeoutMs !== undefined) {
      const seconds = timeoutMs / 1_000;
      asking.setTimeout(timeoutMs, () => asking.destroy(new Error(`no answer within ${seconds} seconds`)));
    }
    asking.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(undefined);
      else reject(error);
    });
    asking.end(JSON.stringify(demand));
  });
  if (text === undefined) return undefined;
  const reply: unknown = JSON.parse(text);
  if (isRecord(reply) && 'answer' in reply) return { answer: reply['answer'] };
  return { refused: isRecord(reply) ? String(reply['refused']) : text };
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MAX_CHARACTERS) throw new Error(`more than ${MAX_CHARACTERS} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
