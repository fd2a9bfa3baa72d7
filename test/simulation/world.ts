// One simulated world: AWS and its edge, the three functions of the product, a person, and a clock.

import { tools } from '../../functions/adapters/tools.ts';
import { approveHandler } from '../../functions/approve.ts';
import { publishHandler } from '../../functions/publish.ts';
import { type WatchEvent, watchHandler } from '../../functions/watch.ts';
import { awsDate } from '../../local/feed-bytes.ts';
import { listWaiting } from '../../shared/approvals.ts';
import { defineConfig } from '../../shared/config.ts';
import { RangewatchError } from '../../shared/error.ts';
import { FEED_TOPIC_ARN } from '../../shared/feed/notification.ts';
import {
  type Contents,
  change,
  FIRST,
  firstContents,
  LISTS,
  REGION,
  type Version,
  versionOf,
} from './feeds.ts';
import { Watcher } from './invariants.ts';
import { GUARDS, HOLD_DAYS } from './model.ts';
import { portsOf, type Serve } from './ports.ts';
import type { Random } from './random.ts';
import { type Fate, Fault, type Run, Scheduler } from './scheduler.ts';
import { makeStore, type Store } from './store.ts';
import { Violation } from './violation.ts';

/** The configuration: guards as strict as small feeds need. */
const CONFIG = defineConfig({
  regions: [],
  extraRegions: [REGION],
  allowlists: LISTS,
  formats: ['plain', 'json'],
  holdDays: HOLD_DAYS,
  guards: GUARDS,
});

const BASE_URL = 'https://lists.example';

/** A function may run for so long, in seconds; then it is ended, as Lambda does. */
const TIMEOUT = 240;

/** How a run may end without anything being wrong: the faults that were made, and what the product refuses. */
const REFUSALS = /^(?:feed-|prefix-|decision-|store-busy)/;

/** A world and what happens in it. */
export class World {
  readonly scheduler = new Scheduler();
  readonly watcher = new Watcher();
  readonly store: Store;
  readonly contents: Contents;
  readonly versions: Version[] = [];
  /** What the edge serves now. */
  serve: Serve = () => this.versions.at(-1)?.bytes;
  now = FIRST;
  /** The first violation: a run that throws one is no longer asked. */
  violation: Violation | undefined;
  /** What a person saw when they looked last. */
  seen: Awaited<ReturnType<typeof listWaiting>> | undefined;

  constructor(random: Random) {
    this.contents = firstContents(random);
    this.store = makeStore(this.guarded(this.watcher));
    this.watcher.watch(this.store);
  }

  /** AWS publishes what is in the feed now. */
  publish(): Version {
    // A token may be some hours ahead of the clock, as AWS's are of what they stand for; it always rises.
    const token = Math.max(this.now, (this.versions.at(-1)?.token ?? 0) + 960);
    const version = versionOf(token, this.contents);
    this.versions.push(version);
    this.watcher.published(version);
    return version;
  }

  /** AWS publishes its last token a second time with other content, as it did on 2016-07-18. */
  publishTwin(random: Random): void {
    const last = this.versions.at(-1);
    change(this.contents, random);
    const twin = versionOf(last?.token ?? FIRST, this.contents);
    this.scheduler.note('AWS: the last token again, with other content');
    this.versions.push(twin);
    this.watcher.published(twin);
  }

  /** AWS changes the feed and publishes it. */
  changeFeed(random: Random): Version {
    this.scheduler.note(`AWS: ${change(this.contents, random)}`);
    return this.publish();
  }

  /** The watch function: on the schedule, or with the notification of a version. */
  watch(notified?: Version): Run {
    const event = notified === undefined ? SCHEDULED : notification(notified);
    return this.run(notified === undefined ? 'poll' : 'watch', (ports) =>
      watchHandler(ports, CONFIG, BASE_URL)(event),
    );
  }

  /** The publish function. */
  converge(): Run {
    return this.run('publish', (ports) => publishHandler(ports, CONFIG, BASE_URL)());
  }

  /** A person looks at what waits. */
  async look(): Promise<void> {
    const { head } = this.store;
    this.seen = await listWaiting({ table: { readHead: async () => head() } as never, tools });
    for (const { digest, prefixes } of this.seen.waiting) {
      if (!this.watcher.shown.has(digest)) this.watcher.shown.set(digest, prefixes.join());
    }
  }

  /** A person settles something that they saw, which may be long ago. */
  settle(random: Random): void {
    const { waiting, held, seq } = this.seen ?? { waiting: [], held: [], seq: 0 };
    const demands = [
      ...waiting.flatMap(({ digest }) => [
        { action: 'approve', digest },
        { action: 'approve', digest },
        { action: 'deny', digest },
      ]),
      ...held.slice(0, 1).map(({ prefix }) => ({ action: 'release', prefix })),
      { action: 'unpin' },
      ...(seq > 1 && random.chance(0.3) ? [{ action: 'rollback', seq: 1 + random.below(seq - 1) }] : []),
    ];
    const demand = demands[random.below(demands.length)] ?? { action: 'unpin' };
    this.demand({ ...demand });
  }

  /** The approve function. */
  demand(demand: { readonly action: string; readonly [field: string]: unknown }): void {
    const by = { who: 'operator', reason: 'seen and understood' };
    this.run(`settle ${demand.action}`, (ports) =>
      approveHandler(ports, CONFIG, BASE_URL)({ ...demand, ...by }),
    );
  }

  /** Time goes on; whoever ran for too long is ended. */
  pass(seconds: number): void {
    this.now += seconds;
    for (const run of [...this.scheduler.runs]) {
      if (this.now - run.startedAt >= TIMEOUT) this.scheduler.crash(run);
    }
  }

  /** Lets everything that runs go on to its end, one call after the other; without faults unless told otherwise. */
  async finish(fateOf: (hasEffect: boolean, name: string) => Fate = () => 'done'): Promise<void> {
    for (;;) {
      await this.scheduler.settle();
      this.refuseViolation();
      const call = this.scheduler.waiting[0];
      if (call === undefined) return;
      this.scheduler.proceed(call, fateOf(call.hasEffect, call.name));
    }
  }

  /** What is on its way lands. It changes no list unless it finds what it expected, and the next converge mends that. */
  async landLate(): Promise<void> {
    const excused = new Set<string>();
    while (this.scheduler.late[0] !== undefined) {
      const effect = this.scheduler.late[0];
      if (effect.findsExpected()) excused.add(effect.name.replace('write ', ''));
      this.scheduler.land(effect);
      this.refuseViolation();
      this.watcher.checkCurrent(excused);
    }
    this.converge();
    await this.finish();
    this.watcher.checkCurrent(new Set());
  }

  /** Stops at the first violation, wherever it was found. */
  refuseViolation(): void {
    if (this.violation !== undefined) throw this.violation;
  }

  private run(name: string, invoke: (ports: ReturnType<typeof portsOf>) => Promise<unknown>): Run {
    return this.scheduler.start(
      name,
      this.now,
      (run) =>
        invoke(
          portsOf(
            this.scheduler,
            this.store,
            run,
            () => this.serve(),
            () => this.now,
          ),
        ),
      (error, run) => this.judge(error, run),
    );
  }

  private judge(error: unknown, run: Run): void {
    if (error === undefined || error instanceof Fault || error instanceof Violation) return;
    if (error instanceof RangewatchError && error.code === 'store-busy' && run.isAlone && run.faults === 0) {
      this.violation ??= new Violation(
        16,
        `${run.name} gives up, and nobody was in its way: ${error.message}`,
      );
    }
    if (error instanceof RangewatchError && REFUSALS.test(error.code)) return;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.violation ??= new Violation(15, `an unexpected error: ${text}`);
  }

  /** A violation inside a port must not be taken for an error of that port: it is kept, and the simulation stops. */
  private guarded(watcher: Watcher): Watcher {
    const keep =
      <Args extends readonly unknown[]>(act: (...args: Args) => void) =>
      (...args: Args) => {
        try {
          act(...args);
        } catch (error) {
          if (!(error instanceof Violation)) throw error;
          this.violation ??= error;
        }
      };
    return Object.assign(Object.create(watcher) as Watcher, {
      headWritten: keep(watcher.headWritten.bind(watcher)),
      objectWritten: keep(watcher.objectWritten.bind(watcher)),
      objectRemoved: keep(watcher.objectRemoved.bind(watcher)),
      alertSent: keep(watcher.alertSent.bind(watcher)),
    });
  }
}

const SCHEDULED = { 'detail-type': 'Scheduled Event' } as WatchEvent;

function notification({ token, md5 }: Version): WatchEvent {
  const Message = JSON.stringify({
    'create-time': awsDate(token),
    synctoken: String(token),
    md5,
    url: 'https://ip-ranges.amazonaws.com/ip-ranges.json',
  });
  return { Records: [{ Sns: { TopicArn: FEED_TOPIC_ARN, Message } }] } as WatchEvent;
}
