// Whether something is a change as this program publishes it: enough of it that an alert can be made.
import { isRecord } from '../feed/json.ts';
import type { ChangeDocument } from './change-document.ts';

const TEXTS = ['syncToken', 'createDate', 'cause', 'severity'] as const;

const LISTS = [
  'newAllowlists',
  'allowlists',
  'names',
  'lists',
  'leaving',
  'exceptions',
  'endedExceptions',
] as const;

/** Whether a document has the shape of a change. */
export function isChangeDocument(value: unknown): value is ChangeDocument {
  return (
    isRecord(value) &&
    Number.isSafeInteger(value['seq']) &&
    TEXTS.every((name) => typeof value[name] === 'string') &&
    LISTS.every((name) => Array.isArray(value[name]) && value[name].every(isRecord))
  );
}
