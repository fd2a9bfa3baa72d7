// The table, the bucket and the topic of a simulation: plain maps with the conditions of the real ones. Whoever watches is
// told of every effect the moment it happens.
import { createHash } from 'node:crypto';
import type { Alert, Bucket, Health, StoredHead, Table } from '../../shared/ports.ts';
import type { Run } from './scheduler.ts';

/** What can be seen of an effect. */
export interface Observer {
  readonly headWritten: (before: StoredHead | undefined, after: StoredHead, run: Run, clock: number) => void;
  readonly objectWritten: (key: string, bytes: Uint8Array, before: Uint8Array | undefined) => void;
  readonly objectRemoved: (key: string) => void;
  readonly alertSent: (alert: Alert, run: Run) => void;
}

/** The calls of the ports, as plain functions that take effect at once. */
export interface Store {
  readonly head: () => StoredHead | undefined;
  readonly health: () => Health | undefined;
  readonly decisions: () => ReadonlyMap<string, object>;
  readonly text: (key: string) => string | undefined;
  readonly bytes: (key: string) => Uint8Array | undefined;
  readonly keys: (prefix: string) => readonly string[];
  readonly etag: (key: string) => string | undefined;
  readonly writeHead: (
    head: StoredHead,
    readRev: number | undefined,
    run: Run,
    clock: number,
  ) => 'written' | 'lost';
  readonly patchHealth: (...call: Parameters<Table['patchHealth']>) => void;
  readonly claimAlarm: (now: number, until: number) => 'claimed' | 'lost';
  readonly writeDecision: (...call: Parameters<Table['writeDecision']>) => void;
  readonly write: (...call: Parameters<Bucket['write']>) => 'written' | 'conflict';
  readonly remove: (...call: Parameters<Bucket['remove']>) => 'removed' | 'conflict';
  readonly send: (alert: Alert, run: Run) => void;
}

/** Makes an empty store. */
export function makeStore(observer: Observer): Store {
  let head: StoredHead | undefined;
  let health: Health | undefined;
  const decisions = new Map<string, object>();
  const objects = new Map<string, { readonly bytes: Uint8Array; readonly etag: string }>();
  const etag = (key: string) => objects.get(key)?.etag;
  return {
    head: () => head,
    health: () => health,
    decisions: () => decisions,
    bytes: (key) => objects.get(key)?.bytes,
    text: (key) => {
      const bytes = objects.get(key)?.bytes;
      return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
    },
    keys: (prefix) => [...objects.keys()].filter((key) => key.startsWith(prefix)).sort(),
    etag,
    writeHead: (next, readRev, run, clock) => {
      const before = head;
      if (before?.rev !== readRev) return 'lost';
      if (before !== undefined && (next.seq < before.seq || next.syncToken < before.syncToken)) return 'lost';
      head = next;
      observer.headWritten(before, next, run, clock);
      return 'written';
    },
    patchHealth: (patch) => {
      if ((patch.verifiedAt ?? Number.POSITIVE_INFINITY) < (health?.verifiedAt ?? 0)) return;
      const first = patch.failingSince == null ? undefined : health?.failingSince;
      const next = { ...health, ...patch, ...(first === undefined ? {} : { failingSince: first }) };
      const kept = Object.entries(next).filter(([, value]) => value !== null);
      health = Object.fromEntries(kept);
    },
    claimAlarm: (now, until) => {
      if ((health?.claimedUntil ?? 0) > now) return 'lost';
      health = { ...health, claimedUntil: until };
      return 'claimed';
    },
    writeDecision: (record) => {
      decisions.set(record.digest, record);
    },
    write: (key, bytes, _, expected) => {
      // A put without a condition always takes effect, as on S3: the product has none, its wrong versions may.
      const isConditional = expected.kind === 'absent' || expected.kind === 'etag';
      if (isConditional && etag(key) !== (expected.kind === 'absent' ? undefined : expected.etag)) {
        return 'conflict';
      }
      const before = objects.get(key)?.bytes;
      objects.set(key, { bytes, etag: `"${createHash('md5').update(bytes).digest('hex')}"` });
      observer.objectWritten(key, bytes, before);
      return 'written';
    },
    remove: (key, expected) => {
      if (etag(key) !== expected) return 'conflict';
      objects.delete(key);
      observer.objectRemoved(key);
      return 'removed';
    },
    send: (alert, run) => observer.alertSent(alert, run),
  };
}
