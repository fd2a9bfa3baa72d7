// What the tests of the S3 server share.

import { type IncomingHttpHeaders, request } from 'node:http';
import {
  GetObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { onTestFinished } from 'vitest';
import { type S3ServerOptions, startS3Server } from '../../../local/s3/server.ts';
import { temporaryRoot } from '../temp-folder.ts';

export const Bucket = 'lists';
export const ETAG_OF_ABC = '"900150983cd24fb0d6963f7d28e17f72"';

export type UploadBody = NonNullable<PutObjectCommandInput['Body']>;
export type UploadOptions = Omit<PutObjectCommandInput, 'Bucket' | 'Key' | 'Body'>;

export async function start(options: Partial<S3ServerOptions> = {}) {
  const root = options.root ?? temporaryRoot();
  const { url, close } = await startS3Server({ root, bucket: Bucket, port: 0, ...options });
  const client = new S3Client({
    region: 'us-east-1',
    endpoint: url,
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const stop = async () => {
    client.destroy();
    await close();
  };
  onTestFinished(async () => {
    if (!stopped) await stop();
  });
  let stopped = false;
  return {
    root,
    url,
    client,
    put: (Key: string, Body: UploadBody, more: Partial<UploadOptions> = {}) =>
      client.send(new PutObjectCommand({ Bucket, Key, Body, ...more })),
    get: async (Key: string) => {
      const { Body, ...rest } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return { ...rest, text: await Body?.transformToString() };
    },
    stop: async () => {
      stopped = true;
      await stop();
    },
  };
}

/** The error of a call as `<status> <name>`; a call that succeeds is `done`. */
export async function outcome(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'done',
    (error: unknown) => {
      if (!(error instanceof S3ServiceException)) throw error;
      return `${error.$metadata.httpStatusCode} ${error.name}`;
    },
  );
}

export interface RawAnswer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request whose path is sent as it is: `fetch` and the SDK would tidy it. */
export function raw(
  url: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): Promise<RawAnswer> {
  return new Promise((done, failed) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, body: text }));
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

export const codeIn = (xml: string) => /<Code>(.*?)<\/Code>/.exec(xml)?.[1];
