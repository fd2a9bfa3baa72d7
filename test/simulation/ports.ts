// The ports of one run: every call waits for the scheduler, and then takes effect in the store at once.
import { tools } from '../../functions/adapters/tools.ts';
import { RangewatchError } from '../../shared/error.ts';
import { parseFeed } from '../../shared/feed/parse.ts';
import type { Ports } from '../../shared/ports.ts';
import type { Run, Scheduler } from './scheduler.ts';
import type { Store } from './store.ts';

/** What an edge serves at this moment; undefined: it cannot be reached. */
export type Serve = () => Uint8Array | undefined;

/** Makes the ports of a run. */
export function portsOf(
  scheduler: Scheduler,
  store: Store,
  run: Run,
  serve: Serve,
  now: () => number,
): Ports {
  // The time that a run decides by is the one it read last; a write of HEAD takes it along, however late it lands.
  let clock = now();
  const read = <Value>(name: string, perform: () => Value) => scheduler.gate(run, name, false, perform);
  const effect = <Value>(name: string, perform: () => Value) => scheduler.gate(run, name, true, perform);
  return {
    receiveFeed: (knownMd5) => read('receive feed', () => receive(serve(), knownMd5)),
    table: {
      readHead: () => read('read HEAD', store.head),
      writeHead: (head, readRev) => {
        const at = clock;
        return effect(`write HEAD rev ${head.rev} seq ${head.seq}`, () =>
          store.writeHead(head, readRev, run, at),
        );
      },
      writeRelease: ({ seq }) => effect(`write RELEASE#${seq}`, () => {}),
      readHealth: () => read('read HEALTH', store.health),
      patchHealth: (patch) => effect('patch HEALTH', () => store.patchHealth(patch)),
      claimAlarm: (at, until) => effect('claim the alarm', () => store.claimAlarm(at, until)),
      writeDecision: (record) => effect('write APPROVAL', () => store.writeDecision(record)),
    },
    bucket: {
      list: (prefix) =>
        read(`list ${prefix}`, () =>
          store.keys(prefix).map((key) => ({
            key,
            etag: store.etag(key) ?? '',
            size: store.bytes(key)?.length ?? 0,
          })),
        ),
      read: (key) =>
        read(`read ${key}`, () => {
          const bytes = store.bytes(key);
          return bytes === undefined ? undefined : { bytes, etag: store.etag(key) ?? '' };
        }),
      write: (key, bytes, headers, expected) =>
        scheduler.gate(
          run,
          `write ${key}`,
          true,
          () => store.write(key, bytes, headers, expected),
          () => expected.kind === 'etag' && store.etag(key) === expected.etag,
        ),
      remove: (key, etag) => effect(`remove ${key}`, () => store.remove(key, etag)),
    },
    sendAlert: (alert) => effect(`send ${alert.id}`, () => store.send(alert, run)),
    clock: {
      now: () => {
        clock = now();
        return clock;
      },
      sleep: (seconds) => read(`sleep ${seconds} s`, () => {}),
    },
    tools,
    signer: {
      keyId: new Uint8Array(8),
      // A stand-in: it signs the same bytes the same way each time, as Ed25519 does, and can fail, as a service can.
      sign: (message) => read('sign', () => Buffer.from(tools.hash('blake2b512', message), 'hex')),
    },
  };
}

/** As the adapter does: the bytes are read by the product's own parser. */
function receive(bytes: Uint8Array | undefined, knownMd5: string | undefined) {
  if (bytes === undefined) {
    throw new RangewatchError({ code: 'feed-unreachable', seen: 'nothing', expected: 'an answer' });
  }
  const md5 = tools.hash('md5', bytes);
  return md5 === knownMd5 ? ('unchanged' as const) : { feed: parseFeed(bytes), md5 };
}
