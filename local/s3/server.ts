// S3 on one machine: the five calls that the adapters make, on a folder, over HTTP.

import type { IncomingMessage } from 'node:http';
import { type FolderStore, folderStore } from '../bucket/folder-store.ts';
import { type Answer, listenOnLoopback, type RunningServer } from '../web/listen.ts';
import { objectAnswer } from '../web/object-answer.ts';
import { errorAnswer, type S3Error, s3Error } from './error.ts';
import { listObjects } from './list.ts';
import { parseCall, type S3Call } from './request.ts';
import { type ConflictOn, deleteObject, putObject } from './write.ts';

/** What the server serves, and where. */
export interface S3ServerOptions {
  /** The folder of the bucket's objects, made by the first put; their headers are kept in `<root>.meta`. */
  readonly root: string;
  /** The one bucket's name; any other is NoSuchBucket. */
  readonly bucket: string;
  /** The port on 127.0.0.1; 0 takes any that is free. */
  readonly port: number;
  /** For tests: which conditional writes are answered 409 ConditionalRequestConflict. Without it, none is. */
  readonly conflictOn?: ConflictOn;
}

/**
 * Answers PutObject, GetObject, HeadObject, DeleteObject and ListObjectsV2, path-style, signed or not; anything else is
 * NotImplemented. An SDK client needs `endpoint`, `forcePathStyle: true` and any credentials. Rejects when the port
 * cannot be had.
 */
export function startS3Server(options: S3ServerOptions): Promise<RunningServer> {
  const store = folderStore(options.root);
  return listenOnLoopback(
    options.port,
    async (request) => {
      const call = parseCall(request, options.bucket);
      const key = 'key' in call ? call.key : undefined;
      const outcome = call.kind === 'error' ? call : await perform(call, store, request, options);
      return 'status' in outcome ? outcome : errorAnswer(outcome, key);
    },
    () => errorAnswer(s3Error('InternalError')),
  );
}

async function perform(
  call: S3Call,
  store: FolderStore,
  request: IncomingMessage,
  { bucket, conflictOn = () => false }: S3ServerOptions,
): Promise<Answer | S3Error> {
  switch (call.kind) {
    case 'list':
      return listObjects(store, bucket, call.query);
    case 'get':
    case 'head': {
      const object = store.get(call.key);
      if (object === undefined) return s3Error('NoSuchKey');
      return objectAnswer(object, request.headers) ?? s3Error('PreconditionFailed');
    }
    case 'put':
      return putObject(store, call.key, request, conflictOn);
    case 'delete':
      return deleteObject(store, call.key, request.headers, conflictOn);
  }
}
