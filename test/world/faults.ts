// A process that dies at one of its writes: before the write took effect, or just after.
import type { Ports } from '../../shared/ports.ts';

/** Thrown in place of the process's death. */
export class Killed extends Error {}

/** Where the process dies: at the nth write, before or after its effect. */
export interface DeathPlan {
  readonly atWrite: number;
  readonly when: 'before' | 'after';
}

/** Ports that count writes, and die at one of them; after that, every call fails. */
export interface MortalPorts {
  readonly around: (ports: Ports) => Ports;
  /** From now on, die by this plan; undefined: live. */
  readonly plan: (plan: DeathPlan | undefined) => void;
  /** Writes since the last plan was made. */
  readonly writes: () => number;
}

/** Makes ports mortal. */
export function mortalPorts(): MortalPorts {
  let plan: DeathPlan | undefined;
  let writes = 0;
  let isDead = false;
  const effect = async <T>(act: () => Promise<T>): Promise<T> => {
    if (isDead) throw new Killed();
    writes++;
    const isLast = plan?.atWrite === writes;
    if (isLast) isDead = true;
    if (isLast && plan?.when === 'before') throw new Killed();
    const done = await act();
    if (isLast) throw new Killed();
    return done;
  };
  return {
    around: (ports) => ({
      ...ports,
      table: {
        ...ports.table,
        writeHead: (...call) => effect(() => ports.table.writeHead(...call)),
        writeRelease: (...call) => effect(() => ports.table.writeRelease(...call)),
        patchHealth: (...call) => effect(() => ports.table.patchHealth(...call)),
        claimAlarm: (...call) => effect(() => ports.table.claimAlarm(...call)),
        writeDecision: (...call) => effect(() => ports.table.writeDecision(...call)),
      },
      bucket: {
        ...ports.bucket,
        write: (...call) => effect(() => ports.bucket.write(...call)),
        remove: (...call) => effect(() => ports.bucket.remove(...call)),
      },
      sendAlert: (alert) => effect(() => ports.sendAlert(alert)),
    }),
    plan: (next) => {
      plan = next;
      writes = 0;
      isDead = false;
    },
    writes: () => writes,
  };
}
