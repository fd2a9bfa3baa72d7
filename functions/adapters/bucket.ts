// The bucket on S3: listings, reads, and puts and deletes that say what they expect to find.
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { Bucket, ListedObject } from '../../shared/ports.ts';

/**
 * S3's answers to a condition that does not hold: 412; 404, when `If-Match` finds nothing; 409, when another request to
 * the key was under way. Source: S3 user guide, "How to prevent object overwrites with conditional writes".
 */
const CONFLICTS: ReadonlySet<number> = new Set([404, 409, 412]);

/** The bucket of that name. Errors are the SDK's, but for a condition that did not hold, which is an answer. */
export function s3Bucket(client: S3Client, bucketName: string): Bucket {
  const Bucket = bucketName;
  return {
    list: async (prefix) => {
      const found: ListedObject[] = [];
      for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: prefix })) {
        for (const { Key, ETag, Size } of page.Contents ?? []) {
          if (Key !== undefined && ETag !== undefined) found.push({ key: Key, etag: ETag, size: Size ?? 0 });
        }
      }
      return found;
    },
    read: async (key) => {
      try {
        const { Body, ETag } = await client.send(new GetObjectCommand({ Bucket, Key: key }));
        if (Body === undefined || ETag === undefined) return undefined;
        return { bytes: await Body.transformToByteArray(), etag: ETag };
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    write: async (key, bytes, { contentType, cacheControl }, expected) => {
      const condition = expected.kind === 'absent' ? { IfNoneMatch: '*' } : { IfMatch: expected.etag };
      return conflictOr(async () => {
        await client.send(
          new PutObjectCommand({
            Bucket,
            Key: key,
            // The SDK streams other kinds of arrays; a Buffer is sent, and signed, as it is.
            Body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
            ContentType: contentType,
            CacheControl: cacheControl,
            ...condition,
          }),
        );
        return 'written' as const;
      });
    },
    remove: async (key, etag) =>
      conflictOr(async () => {
        await client.send(new DeleteObjectCommand({ Bucket, Key: key, IfMatch: etag }));
        return 'removed' as const;
      }),
  };
}

async function conflictOr<Outcome>(request: () => Promise<Outcome>): Promise<Outcome | 'conflict'> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof S3ServiceException && CONFLICTS.has(error.$metadata.httpStatusCode ?? 0)) {
      // A missing bucket is no lost race.
      if (error.name !== 'NoSuchBucket') return 'conflict';
    }
    throw error;
  }
}
