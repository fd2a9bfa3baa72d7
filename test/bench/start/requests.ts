// What each bundle is asked first, on services that have a release: the same on every start.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SCHEDULED, snsEvent } from '../../functions/events.ts';
import type { startServices } from '../../functions/services-on-loopback.ts';

/** A bundle, and its first request. */
export interface Started {
  readonly name: string;
  /** What it is asked, in a few words. */
  readonly about: string;
  readonly file: string;
  readonly eventFile: string;
}

/** CPU times of one start, in milliseconds. */
export interface StartTimes {
  readonly load: number;
  readonly request: number;
}

type Services = Awaited<ReturnType<typeof startServices>>;

const execute = promisify(execFile);

const MEASURED = 'test/bench/start/measured.cjs';

/**
 * Makes the first release, and names what each bundle is asked then.
 * @param functions the folder of the stack's bundles
 * @param others that of the bundles to compare them with
 */
export async function firstRequests(
  services: Services,
  functions: string,
  others: string,
): Promise<readonly Started[]> {
  const ask = (name: string, about: string, event: object, folder = functions): Started => {
    const eventFile = join(folder, `${name}.json`);
    writeFileSync(eventFile, JSON.stringify(event));
    return { name, about, file: join(folder, `${name}.cjs`), eventFile };
  };
  const watch = ask('watch', 'a poll: the feed is as HEAD has it', SCHEDULED);
  const publish = ask('publish', 'its schedule: what is public is as HEAD has it', SCHEDULED);
  for (const each of [watch, publish]) await startOnce(each, services.environment);
  const [alert] = await services.takeMessages();
  if (alert === undefined) throw new Error('the first release has no alert');
  const message = snsEvent(services.environment.ALERTS_TOPIC_ARN, alert.Message, alert.Subject ?? '');
  return [
    ask('empty', 'a handler that does nothing', {}, others),
    ask('sdk-clients', 'the clients of DynamoDB and S3 alone, with the commands that we send', {}, others),
    watch,
    publish,
    ask('slack', 'an alert that is posted', message),
    ask('approve', 'a list of what waits', { action: 'list' }),
  ];
}

/** Starts a bundle in a process of its own, which has nothing but its environment. */
export async function startOnce(
  { file, eventFile }: Started,
  env: Readonly<Record<string, string>>,
): Promise<StartTimes> {
  const { stdout } = await execute(process.execPath, [MEASURED, file, eventFile], { env });
  // Before the last line stands what the function logged, which is part of its request.
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as StartTimes;
}
