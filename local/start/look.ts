// A look at a machine that runs: what the doctor asks its start for, and what that answers.
import { listWaiting, type WaitingAnswer } from '../../shared/approvals.ts';
import { isRecord } from '../../shared/feed/json.ts';
import type { Ports } from '../../shared/ports.ts';
import { readHead } from '../../shared/release/store.ts';
import { unsentIn } from '../../shared/release/unsent.ts';
import type { EpochSeconds } from '../../shared/time.ts';

/** What is asked at the desk. */
export const LOOK = { action: 'look' } as const;

/** What HEAD says of what waits. */
export interface HeadLook {
  readonly waiting: WaitingAnswer;
  /** Alerts of the outbox that nobody is sending. */
  readonly unsent: number;
}

/** What a start answers. It has no secret: channels are only named. */
export interface MachineLook extends HeadLook {
  readonly baseUrl: string;
  /** Alerts that a channel did not take. */
  readonly undelivered: number;
  readonly channels: readonly string[];
}

/** Whether a demand is that. */
export function isLook(demand: unknown): boolean {
  return isRecord(demand) && demand['action'] === LOOK.action;
}

/** Whether an answer is that of a start of this version. */
export function isMachineLook(answer: unknown): answer is MachineLook {
  return (
    isRecord(answer) &&
    ['waiting', 'unsent', 'baseUrl', 'undelivered', 'channels'].every((name) => name in answer)
  );
}

/** Reads HEAD. @param now by which claims of senders lapse */
export async function lookAtHead(
  ports: Pick<Ports, 'table' | 'tools'>,
  now: EpochSeconds,
): Promise<HeadLook> {
  const head = await readHead(ports);
  return { waiting: await listWaiting(ports), unsent: head === undefined ? 0 : unsentIn(head, now) };
}
