// Attributes of DynamoDB items, read strictly: an item of another shape is not ours.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { RangewatchError } from '../../shared/error.ts';

/** The partition key of every item: `HEAD`, `HEALTH`, `RELEASE#<seq>`, `APPROVAL#<digest>`. */
export const KEY_ATTRIBUTE = 'id';

/** An item as the SDK gives it. */
export type AttributeMap = Record<string, AttributeValue>;

/** A number attribute. @throws RangewatchError `store-content` */
export function numberOf(item: AttributeMap, name: string, id: string): number {
  const value = Number(item[name]?.N ?? Number.NaN);
  if (Number.isSafeInteger(value)) return value;
  throw broken(id, name, 'a whole number');
}

/** A text attribute. @throws RangewatchError `store-content` */
export function textOf(item: AttributeMap, name: string, id: string): string {
  const value = item[name]?.S;
  if (value !== undefined) return value;
  throw broken(id, name, 'text');
}

/** A binary attribute. @throws RangewatchError `store-content` */
export function bytesOf(item: AttributeMap, name: string, id: string): Uint8Array {
  const value = item[name]?.B;
  if (value !== undefined) return value;
  throw broken(id, name, 'bytes');
}

function broken(id: string, name: string, expected: string): RangewatchError {
  return new RangewatchError({
    code: 'store-content',
    seen: 'something else',
    expected,
    where: `table, ${id}, ${name}`,
    remedy: 'only this program may write the table',
  });
}
