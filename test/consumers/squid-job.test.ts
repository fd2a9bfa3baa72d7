// squid.job against a Squid that runs: whom it lets through, asked of it after each step.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { describeWithTools, TOOL_ENVIRONMENT } from '../real-tools.ts';
import { shippedJob } from './job.ts';
import { tellStory } from './kernel-job.ts';
import { here } from './place.ts';
import { newFolder, plain } from './releases.ts';

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
    return {
      place,
      job,
      list: 'domains',
      file: 'squid.acl',
      // Squid reads its configuration some moments after it was told to.
      held: async () => {
        await setTimeout(150);
        const answers = await Promise.all(NAMES.map(passes));
        return NAMES.filter((_, index) => answers[index]);
      },
      expected: (tree) => {
        const names = plain(tree, 'domains', 'domains.txt');
        return NAMES.filter(
          (name) => names.includes(name) || names.includes(name.replace(/^[^.]+/, '*')),
        );
      },
      lose: async () => {
        writeFileSync(acl, '');
        await place.run('squid', '-k', 'reconfigure', '-f', conf);
      },
    };
  });

  test('a whole configuration that is wrong with the list: the old file comes back', async () => {
    expect(readdirSync(join(folder, 'acl'))).toEqual(['domains.acl']);
    expect(readFileSync(join(folder, 'acl', 'domains.acl'), 'latin1')).toContain('\n.awsapps.com\n');
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
