// The plugin that copies the console, with the SDK's own clients: S3 on loopback, and an answer of CloudFormation's.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { expect, it, onTestFinished } from 'vitest';
import { buildConsole } from '../../console/build.mjs';
import { folderStore } from '../../local/bucket/folder-store.ts';
import { startS3Server } from '../../local/s3/server.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Answers every request as DescribeStacks would. */
async function startCloudFormation(): Promise<string> {
  const output = (key: string, value: string) =>
    `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`;
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/xml');
    response.end(
      `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>
       <StackName>rangewatch-prod</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime>
       <Outputs>${output('BucketName', 'lists')}${output('BaseUrl', 'https://lists.example.com')}</Outputs>
       </member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('copies every file with its type, the page last, beside what is published', async () => {
  const serviceDir = mkdtempSync(join(tmpdir(), 'rangewatch-test-'));
  onTestFinished(() => rmSync(serviceDir, { recursive: true, force: true }));
  await buildConsole(join(serviceDir, 'dist/console'));
  const root = join(serviceDir, 'bucket');
  const s3 = await startS3Server({ root, bucket: 'lists', port: 0 });
  onTestFinished(s3.close);
  const cloudFormation = new CloudFormationClient({
    endpoint: await startCloudFormation(),
    region: 'eu-west-1',
    credentials,
  });
  const provider = {
    naming: { getStackName: () => 'rangewatch-prod' },
    getCloudFormationClient: async () => cloudFormation,
    getAwsSdkV3Config: async () => ({
      endpoint: s3.url,
      region: 'eu-west-1',
      credentials,
      forcePathStyle: true,
    }),
  };
  const told: string[] = [];
  const log = { notice: { success: (text: string) => told.push(text) } };
  const ConsoleUpload = createRequire(import.meta.url)('../../infra/console-upload.cjs');
  const { hooks } = new ConsoleUpload({ serviceDir, getProvider: () => provider }, {}, { log });
  await hooks['after:deploy:deploy']();

  const store = folderStore(root);
  const built = readdirSync(join(serviceDir, 'dist/console'), { recursive: true, encoding: 'utf8' });
  const files = built.filter((name) => /\.\w+$/.test(name)).map((name) => `console/${name}`);
  expect([...store.keys('')].sort()).toEqual(files.sort());
  expect(store.get('console/index.html')?.headers).toEqual({
    contentType: 'text/html; charset=utf-8',
    cacheControl: 'public, max-age=60',
  });
  expect(files.filter((key) => store.get(key)?.headers.contentType === 'application/octet-stream')).toEqual(
    [],
  );
  const written = (key: string) => store.describe(key)?.lastModified.getTime() ?? 0;
  expect(files.every((key) => written(key) <= written('console/index.html'))).toBe(true);
  expect(told).toEqual(['Console: https://lists.example.com/']);
});
