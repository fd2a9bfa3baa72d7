// Settling while a start runs in the same folder: the command goes through its socket, and the start itself publishes.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BASE, received, varied } from '../../world/feeds.ts';
import { failed, fine, rangewatchHere, temporaryFolder } from './run.ts';

const ENTRY = fileURLToPath(new URL('../../../local/rangewatch.mjs', import.meta.url));
const temporary = temporaryFolder();
/** Deep enough that the whole path of a socket in it would not fit into an address of a socket. */
const folder = join(temporary.path, 'a-folder-with-a-long-name-'.repeat(5));
const SOCKET = '.rangewatch/desk.sock';
const SETTLED = ['--reason', 'seen in the console', '--who', 'yuki'];

let running: ChildProcess;
let said = '';
let url = '';

/** Starts in the folder and waits for the line with its URL. */
async function startHere(feed: string): Promise<void> {
  said = '';
  running = spawn(process.execPath, [ENTRY, 'start', '--port', '0', '--feed', feed], { cwd: folder });
  await new Promise<void>((resolve, reject) => {
    running.stdout?.on('data', (part: Buffer) => {
      said += part.toString('utf8');
      url = /serving (http:\S+) until/.exec(said)?.[1] ?? '';
      if (url !== '') resolve();
    });
    running.once('close', () => reject(new Error(said)));
  });
}

async function here(...args: string[]) {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await rangewatchHere(args);
  } finally {
    process.chdir(before);
  }
}
const served = async (key: string) => (await fetch(`${url}/${key}`)).text();
const ended = () => new Promise((resolve) => running.once('close', resolve));
const CLIENT = 'current/ap-northeast-1/client/ipv4.txt';

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'old.json'), received(0, BASE).bytes);
  const lost = varied(BASE, { without: ['103.4.8.0/21', '3.115.0.0/22'] });
  writeFileSync(join(folder, 'new.json'), received(1, lost).bytes);
  expect((await here('start', '--once', '--port', '0', '--feed', 'old.json')).code).toBe(0);
  await startHere('new.json');
});
afterAll(() => {
  running.kill('SIGKILL');
  temporary.remove();
});

it('the start publishes what is settled and prints the alert; its socket is for this user only', async () => {
  expect(statSync(join(folder, SOCKET)).mode & 0o777).toBe(0o600);
  expect(await served(CLIENT)).toContain('103.4.8.0/21');
  const lines = fine(await here('release', '103.4.8.0/21', ...SETTLED));
  expect(lines).toBe('release: ap-northeast-1 client, 1 prefix. Release 2 is committed.\n');
  expect(await served(CLIENT)).not.toContain('103.4.8.0/21');
  expect(said).toContain('yuki: release, 103.4.8.0/21 in ap-northeast-1 client. seen in the console');
  expect(fine(await here('approvals'))).toContain('removal  WORKSPACES_GATEWAYS ap-northeast-1');
});

it('what is refused there is refused here, with its one line', async () => {
  expect(failed(await here('unpin', ...SETTLED), 1)).toContain('lists that are not pinned');
});

it('goes on after requests that are none, and after one that breaks off', async () => {
  const before = process.cwd();
  process.chdir(folder);
  try {
    for (const body of ['', 'approve', '[]', '{"action":{"toString":1}}']) {
      const reply = await new Promise<string>((resolve, reject) => {
        const asking = request({ socketPath: SOCKET, method: 'POST' }, (answer) => {
          answer.setEncoding('utf8').on('data', resolve);
        });
        asking.once('error', reject).end(body);
      });
      expect(JSON.parse(reply), body).toEqual({ refused: expect.stringMatching(/^[^\n]+$/) as string });
    }
    await new Promise<void>((resolve) => {
      const half = createConnection(SOCKET, () => {
        half.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"action"', () =>
          half.destroy(),
        );
      });
      half.once('close', () => resolve());
    });
  } finally {
    process.chdir(before);
  }
  expect(fine(await here('approvals', '--json'))).toContain('"seq":2');
  expect(running.exitCode).toBeNull();
});

it('the socket that a killed start leaves does no harm', async () => {
  running.kill('SIGKILL');
  await ended();
  expect(existsSync(join(folder, SOCKET))).toBe(true);
  const { code, stdout } = await here('rollback', '1', ...SETTLED);
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'rollback: to release 1. Release 3 is committed.\n' });
  expect(readFileSync(join(folder, '.rangewatch', 'bucket', CLIENT), 'utf8')).toContain('103.4.8.0/21');
  await startHere('new.json');
  expect(fine(await here('approvals'))).toContain('Pinned to release 1 until unpin.');
  running.kill('SIGTERM');
  await ended();
  expect(existsSync(join(folder, SOCKET))).toBe(false);
});
