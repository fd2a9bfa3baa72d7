// The table of a replay: in memory, with the conditions of the real one.
import type { Health, StoredHead, Table } from '../../shared/ports.ts';
import type { DecisionRecord } from '../../shared/release/decision-record.ts';
import type { ReleaseRecord } from '../../shared/release/manifest.ts';

/** A table whose decisions can be looked at. */
export interface MemoryTable extends Table {
  readonly decisions: () => readonly DecisionRecord[];
}

/** A table that lives as long as the process. */
export function memoryTable(): MemoryTable {
  let head: StoredHead | undefined;
  let health: Health | undefined;
  const releases = new Map<number, ReleaseRecord>();
  const decisions = new Map<string, DecisionRecord>();
  return {
    readHead: async () => head,
    writeHead: async (next, readRev) => {
      if (head?.rev !== readRev) return 'lost';
      if (head !== undefined && (next.seq < head.seq || next.syncToken < head.syncToken)) return 'lost';
      head = next;
      return 'written';
    },
    writeRelease: async (release) => {
      releases.set(release.seq, release);
    },
    readHealth: async () => health,
    patchHealth: async (patch) => {
      if ((patch.verifiedAt ?? Number.POSITIVE_INFINITY) < (health?.verifiedAt ?? 0)) return;
      const first = patch.failingSince == null ? undefined : health?.failingSince;
      const next = { ...health, ...patch, ...(first === undefined ? {} : { failingSince: first }) };
      const kept = Object.entries(next).filter(([, value]) => value !== null);
      health = Object.fromEntries(kept);
    },
    claimAlarm: async (now, until) => {
      if ((health?.claimedUntil ?? 0) > now) return 'lost';
      health = { ...health, claimedUntil: until };
      return 'claimed';
    },
    writeDecision: async (record) => {
      decisions.set(record.digest, record);
    },
    decisions: () => [...decisions.values()],
  };
}
