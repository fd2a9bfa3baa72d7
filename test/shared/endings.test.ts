// What AWS ends on a day is said to those who use it: at 180, 90 and 30 days, each once, and to nobody else.
import { beforeEach, expect, it } from 'vitest';
import { tellingOf } from '../../shared/alerts/telling.ts';
import { type Config, defineConfig, settingsFor } from '../../shared/config.ts';
import { runWatchdog } from '../../shared/release/watchdog.ts';
import { BASE } from '../world/feeds.ts';
import { take } from '../world/settling.ts';
import { CONFIG, makeWorld, type World } from '../world/world.ts';

const PCOIP_ENDS = Date.UTC(2027, 9, 31) / 1_000;
const POOLS_END = Date.UTC(2027, 11, 31) / 1_000;
const DAY = 86_400;

let world: World;
beforeEach(async () => {
  world = makeWorld();
  await take(world, 0, BASE);
});

/** The watchdog looks at a time; answers the ids of what it says of endings. Feeds go on being verified. */
async function lookAt(time: number, config: Config = CONFIG): Promise<readonly string[]> {
  world.setClock(time);
  world.alerts.length = 0;
  await world.ports.table.patchHealth({ verifiedAt: time });
  await runWatchdog(world.ports, tellingOf(config, 'https://lists.example'));
  return world.alerts.flatMap(({ id }) => (id.startsWith('ends-') ? [id] : []));
}

it('says nothing before, then each once, and nothing once it has ended', async () => {
  const said: [number, readonly string[]][] = [];
  for (const days of [400, 181, 180, 179, 91, 90, 90, 60, 31, 30, 1, 0, -100]) {
    const ids = await lookAt(PCOIP_ENDS - days * DAY);
    if (ids.length > 0) said.push([days, ids]);
  }
  expect(said).toEqual([
    [180, ['ends-2027-10-31-180']],
    [90, ['ends-2027-10-31-90']],
    [30, ['ends-2027-10-31-30']],
  ]);
});

it('says it at once, and once, to who starts late', async () => {
  expect(await lookAt(PCOIP_ENDS - 40 * DAY)).toEqual(['ends-2027-10-31-90']);
  expect(world.alerts.at(-1)?.subject).toMatch(/^\[rangewatch health\] Ends on 2027-10-31: .*PCoIP/);
  expect(world.alerts.at(-1)?.text).toContain('40 days');
  expect(await lookAt(PCOIP_ENDS - 39 * DAY)).toEqual([]);
});

it('says nothing of PCoIP to a team that streams by DCV only', async () => {
  const dcv = defineConfig({ ...settingsFor(CONFIG), streaming: ['dcv'] });
  expect(await lookAt(PCOIP_ENDS - 20 * DAY, dcv)).toEqual([]);
});

it('says of Pools to those who use them, and of each day by itself', async () => {
  const { options } = CONFIG.needs;
  const pools = defineConfig({ ...settingsFor(CONFIG), options: [...options, 'pools'] });
  expect(await lookAt(POOLS_END - 180 * DAY)).toEqual(['ends-2027-10-31-180']);
  expect(await lookAt(POOLS_END - 180 * DAY, pools)).toEqual(['ends-2027-12-31-180']);
});
