// The table of a replay: in memory, with the conditions of the real one.
import type { Health, StoredHead, Table } from '../../shared/ports.ts';
import type { ReleaseRecord } from '../../shared/release/manifest.ts';

/** A table that lives as long as the process. */
export function memoryTable(): Table {
  let head: StoredHead | undefined;
  let health: Health | undefined;
  const releases = new Map<number, ReleaseRecord>();
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
    writeHealth: async (next) => {
      health = next;
    },
  };
}
