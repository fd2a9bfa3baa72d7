// The history that is played: small, the same on every machine, with everything that a feed can do to the lists.
import { createHash } from 'node:crypto';
import { awsDate } from '../../local/feed-bytes.ts';
import { HOUR } from '../../shared/time.ts';
import { randomOf } from '../simulation/random.ts';
import { BASE, FIRST_TOKEN } from '../world/feeds.ts';

/** A row as recordings write it: prefix, Region, service, network border group. */
type Row = readonly [prefix: string, region: string, service: string, networkBorderGroup: string];

/** What one version adds and removes. */
interface Difference {
  readonly add: readonly Row[];
  readonly rem: readonly Row[];
}

/** Versions below which not everything would happen. */
export const FEWEST_VERSIONS = 30;

const HOME = 'ap-northeast-1';

const row = (prefix: string, service = 'AMAZON', region = HOME): Row => [prefix, region, service, region];

const base: readonly Row[] = BASE.map(({ prefix, region, service, networkBorderGroup }) => [
  prefix,
  region,
  service,
  networkBorderGroup,
]);

/** What happens once, and at which part of the history. */
const SCENES: readonly (readonly [at: number, Difference])[] = [
  [0.1, { add: [row('2406:da1c::/36'), row('2406:da1c::/36', 'EC2')], rem: [] }],
  // One more than a Region's gateways may gain at once: withheld.
  [0.25, { add: rows(41, (i) => row(`13.248.${i}.0/24`, 'WORKSPACES_GATEWAYS')), rem: [] }],
  // Reserved space, which is dropped.
  [0.35, { add: [row('10.1.0.0/16'), row('100.64.3.0/24', 'WORKSPACES_GATEWAYS')], rem: [] }],
  // A re-split: the same addresses in other prefixes.
  [0.45, { add: [row('54.250.0.0/17'), row('54.250.128.0/17')], rem: [row('54.250.0.0/16')] }],
  // A gateway leaves: held until somebody approves.
  [0.55, { add: [], rem: [row('3.115.0.0/22', 'WORKSPACES_GATEWAYS')] }],
  [0.65, { add: [row('3.115.8.0/22', 'WORKSPACES_GATEWAYS')], rem: [] }],
  [0.75, { add: [row('2406:da1c:1000::/36')], rem: [row('2406:da1c::/36')] }],
];

/**
 * Writes a history as `.jsonl` of differences. About one version in two changes a list; prefixes go, and return within
 * their hold or after it; some versions change nothing that is watched, one is older than the one before it, and one
 * says a token again with other content. The last is a release, more than an hour after the one before.
 */
export function historyText(versions: number): string {
  const random = randomOf(1);
  const scenes = new Map(SCENES.map(([at, scene]) => [Math.floor(at * versions), scene]));
  const gone: Row[] = [];
  const present: Row[] = [];
  let fresh = 0;
  const nextRow = () => row(`13.${34 + (fresh >> 8)}.${fresh++ & 255}.0/24`);

  const draw = (index: number): Difference => {
    const scene = scenes.get(index);
    if (scene !== undefined) return scene;
    if (index === versions - 1) return { add: [nextRow()], rem: [] };
    if (random.chance(0.15)) return { add: [row(`18.130.${index}.0/24`, 'AMAZON', 'eu-west-2')], rem: [] };
    if (gone.length > 0 && random.chance(0.25)) {
      const back = gone.splice(random.below(gone.length), 1);
      present.push(...back);
      return { add: back, rem: [] };
    }
    const leaves =
      present.length > 3 && random.chance(0.5) ? present.splice(random.below(present.length), 1) : [];
    const comes = leaves.length === 0 || random.chance(0.3) ? [nextRow()] : [];
    gone.push(...leaves);
    present.push(...comes);
    return { add: comes, rem: leaves };
  };

  let time = FIRST_TOKEN;
  const lines = [lineOf(time, { add: base, rem: [] })];
  const repeated = Math.floor(0.6 * versions);
  const stale = Math.floor(0.8 * versions);
  for (let index = 1; index < versions; index++) {
    if (index === repeated) lines.push(lineOf(time, { add: [nextRow()], rem: [] }));
    else if (index === stale) lines.push(lineOf(time - 60, { add: [nextRow()], rem: [] }));
    else {
      // Some versions follow within minutes, so that not every one of them makes the public documents older than an hour.
      const isSoon = index < versions - 1 && random.chance(0.3);
      time += isSoon ? 300 + random.below(1_200) : 2 * HOUR + random.below(8 * HOUR);
      lines.push(lineOf(time, draw(index)));
    }
  }
  return `${lines.join('\n')}\n`;
}

function lineOf(time: number, { add, rem }: Difference): string {
  const text = JSON.stringify([time, add, rem]);
  const md5 = createHash('md5').update(text).digest('hex');
  return JSON.stringify({ syncToken: String(time), createDate: awsDate(time), md5, add, rem });
}

function rows(count: number, make: (index: number) => Row): readonly Row[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
