// Looking at this machine: what its folder holds, and what its start, if one runs, says of itself. Nothing is changed.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ApprovalsSight, MachineSight, Seen } from '../../shared/doctor/sight.ts';
import { channelSettingsIn } from '../alerts/channels.ts';
import { askDesk } from '../start/desk.ts';
import { type HeadLook, isMachineLook, LOOK, type MachineLook } from '../start/look.ts';
import { keyFilesIn } from '../start/signing-key.ts';
import { lastSource } from '../start/source.ts';
import { STATE_FOLDER } from '../start/state-folder.ts';
import { seeKey } from './signing-key.ts';

/** How long a start may take to answer, in milliseconds: it may be in the midst of a release. */
const ANSWER_MS = 20_000;

/** This machine, and what its lists are read from. */
export interface Machine {
  readonly sight: MachineSight;
  readonly approvals: ApprovalsSight | undefined;
  /** Where the lists are served; undefined where no start runs. */
  readonly url: string | undefined;
  /** The folder of the lists; undefined where there is none yet. */
  readonly bucket: string | undefined;
  readonly publicKeyFile: string;
}

/** Looks at the machine. */
export async function seeMachine(variables: NodeJS.ProcessEnv): Promise<Machine> {
  const folder = resolve(STATE_FOLDER);
  const running = await askStart(folder);
  const hasBegun = existsSync(join(folder, 'table'));
  const head = running === undefined && hasBegun ? await headOf(folder) : undefined;
  const look = running?.kind === 'seen' ? running.value : undefined;
  const waiting = look?.waiting ?? (head?.kind === 'seen' ? head.value.waiting : undefined);
  const keyFiles = keyFilesIn(folder);
  return {
    sight: {
      folder,
      start: startOf(running, hasBegun),
      source: lastSource(folder),
      key: seeKey(keyFiles),
      // The start's own where it runs: its environment may be another than this one.
      channels: look === undefined ? channelsIn(variables) : { kind: 'seen', value: look.channels },
      alerts: alertsOf(running ?? head),
    },
    approvals: waiting === undefined ? unseenOf(running ?? head) : { kind: 'seen', value: waiting },
    url: look?.baseUrl,
    bucket: existsSync(join(folder, 'bucket')) ? join(folder, 'bucket') : undefined,
    publicKeyFile: keyFiles.public,
  };
}

/** The table needs a server and the SDK. */
async function headOf(folder: string): Promise<Seen<HeadLook>> {
  const { seeHead } = await import('./head.ts');
  return seeHead(folder);
}

/** Undefined when none runs. */
async function askStart(folder: string): Promise<Seen<MachineLook> | undefined> {
  try {
    const reply = await askDesk(folder, LOOK, ANSWER_MS);
    if (reply === undefined) return undefined;
    if ('answer' in reply && isMachineLook(reply.answer)) return { kind: 'seen', value: reply.answer };
    return { kind: 'unseen', why: 'refused' in reply ? reply.refused : 'another answer than a look' };
  } catch (error) {
    return { kind: 'unseen', why: error instanceof Error ? error.message : String(error) };
  }
}

function startOf(running: Seen<MachineLook> | undefined, hasBegun: boolean): MachineSight['start'] {
  if (running === undefined) return { kind: hasBegun ? 'stopped' : 'never' };
  return running.kind === 'seen'
    ? { kind: 'runs', url: running.value.baseUrl }
    : { kind: 'silent', why: running.why };
}

function alertsOf(
  seen: Seen<{ readonly unsent: number; readonly undelivered?: number }> | undefined,
): MachineSight['alerts'] {
  if (seen?.kind !== 'seen') return { kind: 'unseen', why: 'no table' };
  const { unsent, undelivered = 0 } = seen.value;
  return { kind: 'seen', value: { unsent, undelivered } };
}

function unseenOf(seen: Seen<unknown> | undefined): ApprovalsSight | undefined {
  return seen?.kind === 'unseen' ? seen : undefined;
}

/** By their names only: the rest of the settings are secrets, and no refusal repeats them. */
function channelsIn(variables: NodeJS.ProcessEnv): MachineSight['channels'] {
  try {
    const { mail, slackUrl } = channelSettingsIn(variables);
    const names = [...(mail === undefined ? [] : ['e-mail']), ...(slackUrl === undefined ? [] : ['Slack'])];
    return { kind: 'seen', value: names };
  } catch (error) {
    return { kind: 'unseen', why: error instanceof Error ? error.message : String(error) };
  }
}
