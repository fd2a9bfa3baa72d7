// What must hold whatever came in: of a refusal, of an alert, of the keys and lists that are published.
import { expect } from 'vitest';
import { RangewatchError } from '../../shared/error.ts';
import type { Alert } from '../../shared/ports.ts';
import { brokenPromises } from '../history/invariants.ts';
import type { World } from '../world/world.ts';

/** What a terminal, a log or a reader's eye obeys: all that is no visible character, and `<…>`, which chats and pages obey. */
const OBEYED = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}<>]/u;

/** A few sentences at most, whatever the input held. */
const MAX_MESSAGE_CHARACTERS = 700;

/** The error, checked to be this project's own and safe to print on one line. */
export function checkRefusal(error: unknown): RangewatchError {
  if (!(error instanceof RangewatchError)) throw error;
  expect(error.message).not.toMatch(OBEYED);
  expect(error.message.length).toBeLessThan(MAX_MESSAGE_CHARACTERS);
  expect(error.message).toContain(`[${error.code}]`);
  return error;
}

/** Checks every alert: a subject that SNS takes, and no text that anything obeys. */
export function checkAlerts(alerts: readonly Alert[]): void {
  for (const { id, subject, text } of alerts) {
    expect(id).toMatch(/^[ -~]{1,256}$/);
    expect(subject).toMatch(/^[!-;=?-~][ -;=?-~]{0,99}$/);
    for (const line of text.split('\n')) expect(line).not.toMatch(OBEYED);
    expect(text.length).toBeLessThan(20_000);
  }
}

const LIST = 'ap-northeast-1/(?:streaming|client|web)';

/** Every key that a bucket of Tokyo's three lists may have. No text of a feed is in any. */
const KEYS: readonly RegExp[] = [
  `current/${LIST}/(?:ipv4.txt|ipv6.txt|json.json)`,
  `v/[0-9a-f]{64}/${LIST}/(?:ipv4.txt|ipv6.txt|json.json|content.json)`,
  `v/[0-9a-f]{64}/(?:manifest|requirements/ap-northeast-1).json`,
  `history/${LIST}.json`,
  `changes/(?:index|[0-9]+|[0-9]{4}-[0-9]{2}).json`,
  '(?:version|latest|requirements/ap-northeast-1).json',
  'changes.atom',
  'SHA256SUMS(?:.minisig)?',
  'changes.atom',
].map((pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.')}$`));

/** The plain lists under current/, by their key. */
export async function listsOf({ ports, readText }: World): Promise<ReadonlyMap<string, readonly string[]>> {
  const lists = new Map<string, readonly string[]>();
  for (const { key } of await ports.bucket.list('current/')) {
    if (key.endsWith('.txt')) lists.set(key, ((await readText(key)) ?? '').split('\n').slice(0, -1));
  }
  return lists;
}

/** Checks everything that is published: keys of the fixed table, and lists that keep their promises. */
export async function checkPublished(world: World): Promise<void> {
  const keys = (await world.ports.bucket.list('')).map(({ key }) => key);
  expect(keys.filter((key) => !KEYS.some((pattern) => pattern.test(key)))).toEqual([]);
  const lists = await listsOf(world);
  expect(brokenPromises(lists)).toEqual([]);
  const gateways = [...lists].filter(([key]) => key.includes('/streaming/')).flatMap(([, list]) => list);
  // Neighbours of /20 and /36 may join; what is wider came from one entry that should have been dropped.
  const isTooWide = (prefix: string) => Number(prefix.split('/')[1]) < (prefix.includes(':') ? 34 : 18);
  expect(gateways.filter(isTooWide)).toEqual([]);
  checkAlerts(world.alerts);
}
