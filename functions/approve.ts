// The approve function: what a person settles, invoked with IAM credentials only. It has no public URL.
import { type Telling, tellingOf } from '../shared/alerts/telling.ts';
import { testMessage } from '../shared/alerts/test-message.ts';
import type { WaitingAnswer } from '../shared/approvals.ts';
import { listWaiting } from '../shared/approvals.ts';
import type { Config } from '../shared/config.ts';
import { decide } from '../shared/decide.ts';
import { type Demand, readDemand } from '../shared/demand.ts';
import type { Ports } from '../shared/ports.ts';
import { sendMessage } from '../shared/release/outbox.ts';
import config from '../watch.config.ts';
import { awsPorts } from './adapters/aws-ports.ts';
import { readEnvironment } from './environment.ts';
import { log } from './log.ts';

/** What a decision answers: the release that it made, or the one that stays, and what it was about. */
export interface DecisionAnswer {
  readonly result: 'released' | 'moved';
  readonly seq: number;
  readonly decision: string;
  readonly subject: string;
  readonly prefixes: readonly string[];
  readonly digest: string;
}

/** What a test answers: its id, and in which languages it was sent. */
export interface TestAnswer {
  readonly sent: string;
  readonly languages: readonly string[];
}

type ApproveAnswer = WaitingAnswer | DecisionAnswer | TestAnswer;

/** The function on given ports. The event is checked like any input from outside. */
export function approveHandler(
  ports: Ports,
  watched: Config,
  baseUrl: string,
): (event: unknown) => Promise<ApproveAnswer> {
  const telling = tellingOf(watched, baseUrl);
  return async (event) => {
    const demand = readDemand(event);
    switch (demand.action) {
      case 'list':
        return listWaiting(ports);
      case 'test':
        return sendTest(ports, telling, demand.who);
      case 'settle':
        return settle(ports, watched, demand);
    }
  };
}

async function sendTest(ports: Ports, telling: Telling, who: string): Promise<TestAnswer> {
  const { languages } = telling;
  const message = testMessage(`test-${ports.clock.now()}`, who, telling);
  await sendMessage(ports, message, telling);
  log('test', { id: message.id, who });
  return { sent: message.id, languages };
}

async function settle(
  ports: Ports,
  watched: Config,
  { order, by }: Extract<Demand, { action: 'settle' }>,
): Promise<DecisionAnswer> {
  const { committed, record } = await decide(ports, watched, order, by);
  const { decision, subject, prefixes, digest } = record;
  const answer = { result: committed.kind, seq: committed.head.seq, decision, subject, prefixes, digest };
  log('approve', { ...answer, prefixes: prefixes.length, who: by.who });
  return answer;
}

let cached: ReturnType<typeof approveHandler> | undefined;

/** The entry point on Lambda. */
export const handler = async (event: unknown): Promise<ApproveAnswer> => {
  if (cached === undefined) {
    const environment = readEnvironment(process.env);
    cached = approveHandler(awsPorts(environment), config, environment.baseUrl);
  }
  return cached(event);
};
