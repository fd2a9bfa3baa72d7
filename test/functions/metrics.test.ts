// Metrics: what a run tells, and the form in which CloudWatch takes it.
import { afterEach, expect, it, vi } from 'vitest';
import { type Metrics, publishMetrics, watchMetrics, writeMetrics } from '../../functions/metrics.ts';
import { BASE, received } from '../world/feeds.ts';
import { makeWorld } from '../world/world.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** What is written of some metrics. */
function written(metrics: Metrics): readonly string[] {
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
  writeMetrics(metrics, 1_789_712_245_000);
  return lines;
}

it('are one line in the embedded metric format, with the stack as their dimension', () => {
  vi.stubEnv('RANGEWATCH_LOG', 'on');
  vi.stubEnv('METRICS_STACK', 'rangewatch-prod');
  const [line = '', ...others] = written({ Verified: 1, LagSeconds: 7 });
  expect(others).toEqual([]);
  expect(line.endsWith('\n')).toBe(true);
  expect(JSON.parse(line)).toEqual({
    source: 'metrics',
    _aws: {
      Timestamp: 1_789_712_245_000,
      CloudWatchMetrics: [
        {
          Namespace: 'Rangewatch',
          Dimensions: [['Stack']],
          Metrics: [
            { Name: 'Verified', Unit: 'Count' },
            { Name: 'LagSeconds', Unit: 'Seconds' },
          ],
        },
      ],
    },
    Stack: 'rangewatch-prod',
    Verified: 1,
    LagSeconds: 7,
  });
});

it('are not written on one machine, where no stack is named', () => {
  vi.stubEnv('RANGEWATCH_LOG', 'on');
  vi.stubEnv('METRICS_STACK', '');
  expect(written({ Verified: 1 })).toEqual([]);
});

it.each([
  ['released', 1],
  ['moved', 1],
  ['unchanged', 1],
  ['stale', 0],
  ['rejected', 0],
  [undefined, 0],
] as const)('count %s as verified: %i', (result, Verified) => {
  expect(watchMetrics(result)).toEqual({ Verified });
});

it('tell how long the public state lags, and that it does no more after a converge', async () => {
  const world = makeWorld();
  world.serve(received(0, BASE));
  await world.ingest();
  world.setClock(world.ports.clock.now() + 700);
  expect(await publishMetrics(world.ports)).toMatchObject({
    Release: 0,
    LagSeconds: 700,
    SecondsSinceVerified: 700,
    OutboxWaiting: 1,
    WaitingApprovals: 0,
  });
  await world.converge();
  expect(await publishMetrics(world.ports)).toMatchObject({ Release: 1, LagSeconds: 0, OutboxWaiting: 0 });
});

it('tell since when publish fails, also where nothing is behind', async () => {
  const world = makeWorld();
  world.serve(received(0, BASE));
  await world.ingest();
  await world.converge();
  await world.ports.table.patchHealth({ failingSince: world.ports.clock.now() });
  world.setClock(world.ports.clock.now() + 300);
  expect(await publishMetrics(world.ports)).toMatchObject({ Release: 1, LagSeconds: 300 });
});
