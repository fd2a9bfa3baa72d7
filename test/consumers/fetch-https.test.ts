// https: a server whose certificate CA_FILE vouches for is believed, any other is not.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fine, run } from '../local/command/run.ts';
import { describeWithTools } from '../real-tools.ts';
import { newCopyingJob } from './copying-job.ts';
import { done, refused } from './job.ts';
import { here, type Place } from './place.ts';
import { newFolder, releases } from './releases.ts';

describeWithTools('rangewatch-fetch, https', ['curl', 'minisign', 'openssl'], () => {
  const folder = newFolder();
  const certificate = join(folder, 'cert.pem');
  let place: Place;
  let server: Server;
  let url: string;
  beforeAll(async () => {
    place = await here();
    const [first] = await releases();
    const key = join(folder, 'key.pem');
    const words =
      '-x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1';
    const made = await run('openssl', ['req', ...words.split(' '), '-keyout', key, '-out', certificate]);
    fine({ ...made, stderr: '' });
    server = createServer(
      { key: readFileSync(key), cert: readFileSync(certificate) },
      (request, response) => {
        response.end(first.read((request.url ?? '').slice(1)));
      },
    );
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await place.close();
  });

  test('with CA_FILE: applied', async () => {
    const job = newCopyingJob(place, { BASE_URL: url, CA_FILE: certificate });
    expect(done(await job.run())).toMatch(/release 1 applied, 8 entries/);
  });
  test('without: refused, and nothing is applied', async () => {
    const job = newCopyingJob(place, { BASE_URL: url });
    expect(refused(await job.run(), job)).toMatch(/SHA256SUMS cannot be fetched: curl: \(60\)/);
    expect(job.copied()).toBe(undefined);
  });
});
