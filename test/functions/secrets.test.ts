// Promise 14: secrets never reach a log, an error or an alert, whatever fails.
import { afterEach, expect, it, vi } from 'vitest';
import { parseSecretKey } from '../../functions/adapters/secret-key.ts';
import { approveHandler } from '../../functions/approve.ts';
import { readEnvironment } from '../../functions/environment.ts';
import { publishHandler } from '../../functions/publish.ts';
import { type WatchEvent, watchHandler } from '../../functions/watch.ts';
import type { Ports } from '../../shared/ports.ts';
import { BASE, received } from '../world/feeds.ts';
import { CONFIG, makeWorld, TELLING } from '../world/world.ts';

/** Texts that only secrets have. */
const SECRETS = ['s3cr3t-access-key', 's3cr3t-session', 's3cr3t-webhook', 'U0VDUkVULVNJR05JTkctS0VZ'];

const logged: string[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  logged.length = 0;
});

function listen(): void {
  vi.stubEnv('RANGEWATCH_LOG', 'on');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', SECRETS[0]);
  vi.stubEnv('AWS_SESSION_TOKEN', SECRETS[1]);
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      logged.push(String(text));
      return true;
    });
  }
}

const names = (text: string) => SECRETS.filter((secret) => text.includes(secret));

it('of the environment stand in no log entry and no alert, in good runs and in refusals', async () => {
  listen();
  const world = makeWorld();
  world.serve(received(0, BASE));
  const poll = {} as WatchEvent;
  await watchHandler(world.ports, CONFIG, 'https://lists.example')(poll);
  await publishHandler(world.ports, CONFIG, 'https://lists.example')();
  const bad: Ports = {
    ...world.ports,
    receiveFeed: async () => Promise.reject(new Error('no feed')),
  };
  await expect(watchHandler(bad, CONFIG, 'https://lists.example')(poll)).rejects.toThrow('no feed');
  await expect(
    approveHandler(world.ports, CONFIG, TELLING.baseUrl)({ action: 'approve', digest: 'x' }),
  ).rejects.toThrow();
  expect(logged.length).toBeGreaterThan(0);
  expect(names(logged.join('\n'))).toEqual([]);
  expect(world.alerts.length).toBeGreaterThan(0);
  expect(names(JSON.stringify(world.alerts))).toEqual([]);
});

it('of a signing key that cannot be read stand in no message', () => {
  const text = `untrusted comment: minisign secret key\n${SECRETS[3]}\n`;
  let message = '';
  try {
    parseSecretKey(text, 'key');
  } catch (error) {
    message = String(error);
  }
  expect(message).not.toBe('');
  expect(names(message)).toEqual([]);
});

it('in the environment are not repeated by a refusal of the environment', () => {
  const environment = { TABLE_NAME: 't', BUCKET_NAME: '', SLACK_WEBHOOK_URL: SECRETS[2] };
  expect(() => readEnvironment(environment)).toThrow(/BUCKET_NAME/);
  try {
    readEnvironment(environment);
  } catch (error) {
    expect(names(String(error))).toEqual([]);
  }
});
