// squid.job against a Squid that runs: whom it lets through, asked of it after each step.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { describeWithTools, TOOL_ENVIRONMENT } from '../real-tools.ts';
import { done, refused, shippedJob } from './job.ts';
import { type Trial, tellStory } from './kernel-job.ts';
import { here } from './place.ts';
import { copyOf, newFolder, plain, REGION, releases } from './releases.ts';

/** Names that are asked for: of both releases, of the second only, and of none. */
const NAMES = [
  'clients.amazonworkspaces.com',
  'corp.awsapps.com',
  'new.awsapps.com',
  'other.example.net',
  'notawsapps.com',
  'awsapps.com.example.net',
];

describeWithTools('squid.job', ['curl', 'minisign', 'squid'], () => {
  let squid: ChildProcess;
  let target: Server;
  afterAll(async () => {
    target.close();
    const gone = once(squid, 'exit');
    squid.kill('SIGKILL');
    await gone;
  });

  let folder = '';
  let trial: Trial;
  tellStory(async () => {
    const place = await here();
    folder = newFolder();
    // Squid gives up root, and must still read the file.
    for (const path of [dirname(folder), folder]) chmodSync(path, 0o755);
    const acl = join(folder, 'acl', 'domains.acl');
    mkdirSync(dirname(acl));
    chmodSync(dirname(acl), 0o755);
    writeFileSync(acl, '');
    target = createServer((socket) => socket.end('through'));
    const [squidPort, targetPort] = [await freePort(), await listen(target)];
    const conf = join(folder, 'squid.conf');
    writeFileSync(join(folder, 'hosts'), NAMES.map((name) => `127.0.0.1 ${name}\n`).join(''));
    writeFileSync(
      conf,
      [
        `http_port 127.0.0.1:${squidPort}`,
        `pid_filename ${folder}/squid.pid`,
        `hosts_file ${folder}/hosts`,
        'access_log none',
        'cache_log /dev/null',
        'cache_store_log none',
        'pinger_enable off',
        'shutdown_lifetime 0 seconds',
        `acl ws_domains dstdomain "${acl}"`,
        'http_access allow CONNECT ws_domains',
        'http_access deny all\n',
      ].join('\n'),
    );
    chmodSync(conf, 0o644);
    for (const path of [conf, join(folder, 'hosts'), acl]) chmodSync(path, 0o644);
    squid = spawn('squid', ['-N', '-f', conf], {
      env: { ...process.env, ...TOOL_ENVIRONMENT },
      stdio: 'ignore',
    });
    const passes = (name: string) => letsThrough(squidPort, `${name}:${targetPort}`);
    const job = shippedJob('squid.job', place, { SQUID_CONF: conf, ACL_FILE: acl, MIN_COUNT: 1 });
    trial = {
      place,
      job,
      list: 'domains',
      file: 'squid.acl',
      held: async () => {
        const answers = await Promise.all(NAMES.map(passes));
        return NAMES.filter((_, index) => answers[index]);
      },
      expected: (tree) => {
        const names = plain(tree, 'domains', 'domains.txt');
        return NAMES.filter((name) => names.includes(name) || names.includes(name.replace(/^[^.]+/, '*')));
      },
      spoil: (text) => `${text}*.example.org\n`,
      lose: async () => {
        writeFileSync(acl, '');
        await place.run('squid', '-k', 'reconfigure', '-f', conf);
      },
    };
    return trial;
  });

  test('a whole configuration that is wrong: the old file comes back', async () => {
    const [, second] = await releases();
    const third = copyOf(second);
    const names = third.read(`current/${REGION}/domains/squid.acl`);
    await third.publish('domains', 'squid.acl', names.replace('awsapps.com', 'example.org'), { seq: 3 });
    trial.place.serve(third);
    const acl = join(folder, 'acl', 'domains.acl');
    const before = readFileSync(acl, 'latin1');
    const conf = join(folder, 'squid.conf');
    const right = readFileSync(conf, 'latin1');
    writeFileSync(conf, `${right}http_access allow nothing_of_that_name\n`);
    expect(refused(await trial.job.run(), trial.job)).toMatch(/cannot be applied: .*(FATAL|ERROR)/);
    expect(readFileSync(acl, 'latin1')).toBe(before);
    expect(await trial.held()).toContain('new.awsapps.com');
    // At a first run there is no last good list that could come back in its place.
    trial.job.set({ STATE_DIR: join(folder, 'state') });
    expect(refused(await trial.job.run(), trial.job)).toMatch(/no list was applied yet$/);
    expect(readFileSync(acl, 'latin1')).toBe(before);
    trial.job.set({ STATE_DIR: trial.job.state });
    writeFileSync(conf, right);
    expect(done(await trial.job.run())).toMatch(/release 3 applied/);
    await expect.poll(() => trial.held()).not.toContain('new.awsapps.com');
    expect(readdirSync(join(folder, 'acl'))).toEqual(['domains.acl']);
  });

  test('a list at which Squid only warns: refused', async () => {
    const warned = copyOf((await releases())[1]);
    const names = warned.read(`current/${REGION}/domains/squid.acl`);
    await warned.publish('domains', 'squid.acl', `${names}sub.awsapps.com\n`, { seq: 4 });
    trial.place.serve(warned);
    expect(refused(await trial.job.run(), trial.job)).toMatch(/the check of squid.acl failed: .*WARNING/);
  });
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  return port;
}

/** Whether the proxy connects to a place; it may still be starting. */
async function letsThrough(port: number, to: string, attempts = 50): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write(`CONNECT ${to} HTTP/1.1\r\nHost: ${to}\r\n\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    const [, status] = /^HTTP\/1\.1 (\d+)/.exec(answer.toString()) ?? [];
    if (status !== '200' && status !== '403') throw new Error(`the proxy answered ${status}`);
    return status === '200';
  } catch (error) {
    if (attempts === 0) throw error;
    await setTimeout(100);
    return letsThrough(port, to, attempts - 1);
  } finally {
    socket.destroy();
  }
}
