// `check` behind a Squid that asks for a password, and after the exemption that the finding asks for.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { describeWithTool, TOOL_ENVIRONMENT } from '../../real-tools.ts';
import { temporaryFolder } from '../command/run.ts';
import { startDns } from './dns-server.ts';
import { recorder } from './produced.ts';
import { closedPort } from './servers.ts';
import { concernedBy, documentOf, findingsOf, runCheck } from './stage.ts';

const temporary = temporaryFolder();
const record = recorder('squid');

describeWithTool('Squid with a password', 'squid', () => {
  let squid: ChildProcess | undefined;
  afterAll(async () => {
    if (squid !== undefined) {
      const gone = once(squid, 'exit');
      squid.kill('SIGKILL');
      await gone;
    }
    temporary.remove();
  });

  test('407 is the business of the proxy; names that are exempt do not meet it', async () => {
    const place = await closedPort();
    // Squid gives up root, and must still read the file.
    chmodSync(temporary.path, 0o755);
    const conf = join(temporary.path, 'squid.conf');
    const helper = join(temporary.path, 'never');
    writeFileSync(helper, '#!/bin/sh\nwhile read -r line; do echo ERR; done\n');
    chmodSync(helper, 0o755);
    writeFileSync(
      conf,
      [
        `http_port ${place}`,
        `pid_filename ${temporary.path}/squid.pid`,
        'access_log none',
        'cache_log /dev/null',
        'cache_store_log none',
        'pinger_enable off',
        'shutdown_lifetime 0 seconds',
        `auth_param basic program ${helper}`,
        'auth_param basic realm offices',
        'acl exempt dstdomain -n clients.amazonworkspaces.com',
        'acl known proxy_auth REQUIRED',
        'acl linklocal dstdomain -n 169.254.169.254',
        'http_access deny linklocal',
        'http_access deny CONNECT exempt',
        'http_access allow known',
        'http_access deny all\n',
      ].join('\n'),
    );
    chmodSync(conf, 0o644);
    squid = spawn('squid', ['-N', '-f', conf], {
      env: { ...process.env, ...TOOL_ENVIRONMENT },
      stdio: 'ignore',
    });
    await listening(Number(place.split(':')[1]));
    const dns = await startDns({ 'proxy.example': { addresses: ['10.1.1.1'] } });
    const stage = { dns: [dns.place], places: { '10.1.1.1:3128': place } };
    const args = ['--json', '--proxy', 'proxy.example:3128'];
    const document = documentOf(await runCheck(temporary.path, stage, args), 3);
    dns.close();
    record.note(document.findings.map(({ code }) => code));
    const finding = findingsOf(document, 'proxy-credentials').find(({ state }) => state === 'needed');
    expect([finding?.owner, finding?.detail]).toEqual(['proxy', 'Basic']);
    expect(concernedBy(document, 'proxy-credentials')).toContain('fls-na.amazon.com TCP 443');
    // The rule that refuses it stands above the one that asks: it is another finding.
    expect(concernedBy(document, 'proxy-denied')).toEqual(['clients.amazonworkspaces.com TCP 443']);
    expect(findingsOf(document, 'proxy-metadata')).toEqual([]);
  });

  record.testAll();
});

/** Until a port of 127.0.0.1 takes connections. */
async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing listens on ${port}`);
}
