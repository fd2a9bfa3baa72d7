// Reading HEAD of a folder in which no start runs: the table is opened for a moment, read, and closed.
import { join } from 'node:path';
import { tableAt } from '../../functions/adapters/table-at.ts';
import { tools } from '../../functions/adapters/tools.ts';
import type { Seen } from '../../shared/doctor/sight.ts';
import { startDynamoDb } from '../servers/dynamodb.ts';
import { lockFolder } from '../start/lock.ts';
import { type HeadLook, lookAtHead } from '../start/look.ts';
import { TABLE } from '../start/table-name.ts';

/** Nobody else has the folder meanwhile, so that nobody is sending what is in the outbox, however young it is. */
const END_OF_TIME = Number.POSITIVE_INFINITY;

/** Reads it. */
export async function seeHead(folder: string): Promise<Seen<HeadLook>> {
  try {
    const unlock = lockFolder(folder);
    try {
      return { kind: 'seen', value: await readTable(join(folder, 'table')) };
    } finally {
      unlock();
    }
  } catch (error) {
    return { kind: 'unseen', why: error instanceof Error ? error.message : String(error) };
  }
}

async function readTable(folder: string): Promise<HeadLook> {
  const server = await startDynamoDb(folder, TABLE);
  const { table, close } = tableAt(server.url, TABLE);
  try {
    return await lookAtHead({ table, tools }, END_OF_TIME);
  } finally {
    close();
    await server.close();
  }
}
