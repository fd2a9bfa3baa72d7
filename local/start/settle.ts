// A decision on one machine: given to the start that runs in the folder, or, when none does, carried out here.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RangewatchError } from '../../shared/error.ts';
import type { VersionDocument } from '../../shared/release/documents.ts';
import { type EpochSeconds, parseTime } from '../../shared/time.ts';
import { channelSettingsIn } from '../alerts/channels.ts';
import { askDesk } from './desk.ts';
import { loadConfig } from './load-config.ts';
import { lockFolder } from './lock.ts';
import { startMachine } from './machine.ts';
import { openOnUsualPort } from './port.ts';
import { ensureSigningKey, keyFilesIn } from './signing-key.ts';
import { lastSource } from './source.ts';
import { STATE_FOLDER } from './state-folder.ts';

/**
 * Carries out a demand on the lists of this folder, and brings what is public up to date.
 * @param config the file given to `start`, if one was
 * @throws RangewatchError `decision-…`, `store-…`; `usage` when nothing was ever started here
 */
export async function settleHere(demand: unknown, config: string | undefined): Promise<unknown> {
  const stateFolder = resolve(STATE_FOLDER);
  const reply = await askDesk(stateFolder, demand);
  if (reply !== undefined) {
    if ('answer' in reply) return reply.answer;
    throw new Error(reply.refused);
  }
  if (!existsSync(join(stateFolder, 'table'))) throw nothingHere(stateFolder, 'no table');
  const channels = channelSettingsIn(process.env);
  const unlock = lockFolder(stateFolder);
  try {
    const time = lastSource(stateFolder) === 'live' ? undefined : playedUntil(stateFolder);
    if (time === null) throw nothingHere(stateFolder, 'no release');
    const loaded = await loadConfig(config);
    const keyFiles = keyFilesIn(stateFolder);
    ensureSigningKey(keyFiles);
    const machine = await openOnUsualPort(undefined, (port) =>
      startMachine({
        stateFolder,
        config: loaded,
        signingKeyFile: keyFiles.secret,
        channels,
        port,
        playedTime: time === undefined ? undefined : () => time,
        prepare: () => {},
      }),
    );
    try {
      const answer = await machine.approve(demand);
      await machine.publish();
      await machine.handOut(process.stderr);
      return answer;
    } finally {
      await machine.close();
    }
  } finally {
    unlock();
  }
}

/** Where a recording was played, its own time goes on from where it stopped. */
function playedUntil(stateFolder: string): EpochSeconds | null {
  const file = join(stateFolder, 'bucket', 'version.json');
  if (!existsSync(file)) return null;
  const { verifiedAt } = JSON.parse(readFileSync(file, 'utf8')) as VersionDocument;
  return parseTime(verifiedAt) ?? null;
}

function nothingHere(folder: string, seen: string): RangewatchError {
  return new RangewatchError({
    code: 'usage',
    seen,
    expected: 'a folder in which `start` has run',
    where: folder,
    remedy: 'on AWS, name the function with --function',
  });
}
