// The scheduler: several runs of the product's own code, each stopped at every call of a port. Nothing goes on until the
// scheduler says so, so that a seed decides the order of everything that has an effect, and what fails on the way.

/** How a call ends. What a caller is told and what took effect are two things. */
export type Fate =
  | 'done'
  /** An error, and no effect. */
  | 'fails-before'
  /** An error, and yet it took effect. */
  | 'fails-after'
  /** The answer was lost and the client asked again: it took effect twice, and the second answer is given. */
  | 'asked-twice'
  /** An error now; it takes effect some time later. */
  | 'late'
  /** The run dies before it. */
  | 'crash-before'
  /** The run dies, and yet it took effect. */
  | 'crash-after'
  /** The run dies, and it takes effect some time later. */
  | 'crash-late';

/** All that can go wrong at a side effect. */
export const EFFECT_FAULTS = [
  'fails-before',
  'fails-after',
  'asked-twice',
  'late',
  'crash-before',
  'crash-after',
  'crash-late',
] as const satisfies readonly Fate[];

/** An error that a fault gave; no error of the product's. */
export class Fault extends Error {}

/** One call of a port that waits to go on. */
export interface Call {
  readonly run: Run;
  /** Such as `bucket.write current/…`. */
  readonly name: string;
  readonly hasEffect: boolean;
  readonly perform: () => unknown;
  /** Whether a conditional write would find what it expects. */
  readonly findsExpected: () => boolean;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** One invocation of a function. */
export interface Run {
  readonly id: number;
  readonly name: string;
  readonly startedAt: number;
  isAlive: boolean;
  /** How many of its calls went wrong. */
  faults: number;
  /** Whether no other run, and no late effect, ever went on beside it. */
  isAlone: boolean;
}

/** An effect that will land later. */
export interface LateEffect {
  readonly run: Run;
  readonly name: string;
  readonly perform: () => unknown;
  readonly findsExpected: () => boolean;
}

/** What happened in all. */
export interface Tally {
  operations: number;
  faults: number;
  crashes: number;
}

/** Runs, their calls, and what is on its way. */
export class Scheduler {
  readonly tally: Tally = { operations: 0, faults: 0, crashes: 0 };
  readonly waiting: Call[] = [];
  readonly late: LateEffect[] = [];
  readonly runs: Run[] = [];
  private readonly trace: string[] = [];
  private nextId = 1;

  /** Starts an invocation. @param ended is called when it ends by itself, with its error if it had one */
  start(
    name: string,
    now: number,
    invoke: (run: Run) => Promise<unknown>,
    ended: (error: unknown, run: Run) => void,
  ): Run {
    const run: Run = { id: this.nextId++, name, startedAt: now, isAlive: true, faults: 0, isAlone: true };
    this.runs.push(run);
    if (this.runs.length > 1) for (const each of this.runs) each.isAlone = false;
    this.note(`start ${name}`, run);
    const finish = (error?: unknown) => {
      if (!run.isAlive) return;
      this.note(
        error === undefined ? 'end' : `end with ${error instanceof Error ? error.message : String(error)}`,
        run,
      );
      this.remove(run);
      ended(error, run);
    };
    invoke(run).then(() => finish(), finish);
    return run;
  }

  /** Stops the caller until the scheduler lets the call go on. */
  gate<Value>(
    run: Run,
    name: string,
    hasEffect: boolean,
    perform: () => Value,
    findsExpected: () => boolean = () => false,
  ): Promise<Value> {
    return new Promise<Value>((resolve, reject) => {
      // A run that is dead says nothing more, and hears nothing.
      if (!run.isAlive) return;
      this.waiting.push({
        run,
        name,
        hasEffect,
        perform,
        findsExpected,
        resolve: resolve as (value: unknown) => void,
        reject,
      });
    });
  }

  /** Lets everything that is not stopped at a call go on until it is. */
  async settle(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Lets one call go on, with its fate. */
  proceed(call: Call, fate: Fate): void {
    this.waiting.splice(this.waiting.indexOf(call), 1);
    this.tally.operations++;
    this.note(fate === 'done' ? call.name : `${call.name} (${fate})`, call.run);
    if (fate !== 'done') {
      this.tally.faults++;
      call.run.faults++;
    }
    const fails = (how: string) => call.reject(new Fault(`${call.name} ${how}`));
    const actions: Readonly<Record<Fate, () => void>> = {
      done: () => this.answer(call, call.perform),
      'fails-before': () => fails('failed'),
      'fails-after': () => {
        call.perform();
        fails('failed');
      },
      'asked-twice': () => {
        call.perform();
        this.answer(call, call.perform);
      },
      late: () => {
        this.late.push(call);
        fails('timed out');
      },
      'crash-before': () => this.crash(call.run),
      'crash-after': () => {
        call.perform();
        this.crash(call.run);
      },
      'crash-late': () => {
        this.late.push(call);
        this.crash(call.run);
      },
    };
    actions[fate]();
  }

  /** Lets a late effect land. */
  land(effect: LateEffect): void {
    this.late.splice(this.late.indexOf(effect), 1);
    this.tally.operations++;
    this.note(`${effect.name} lands late`, effect.run);
    for (const run of this.runs) run.isAlone = false;
    effect.perform();
  }

  /** Ends a run where it is: none of its calls that wait takes effect. */
  crash(run: Run): void {
    this.tally.crashes++;
    run.faults++;
    this.note('dies', run);
    this.remove(run);
  }

  /** The last steps, for a person who looks for the cause of a violation. */
  lastSteps(count = 60): readonly string[] {
    return this.trace.slice(-count);
  }

  note(text: string, run?: Run): void {
    this.trace.push(run === undefined ? text : `${run.name}#${run.id}: ${text}`);
    if (this.trace.length > 400) this.trace.splice(0, 200);
  }

  private answer(call: Call, perform: () => unknown): void {
    try {
      call.resolve(perform());
    } catch (error) {
      call.reject(error);
    }
  }

  private remove(run: Run): void {
    run.isAlive = false;
    this.runs.splice(this.runs.indexOf(run), 1);
    for (let index = this.waiting.length - 1; index >= 0; index--) {
      if (this.waiting[index]?.run === run) this.waiting.splice(index, 1);
    }
  }
}
