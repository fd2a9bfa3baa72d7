// Names inside a format: sets, chains, groups, objects. Short enough for the narrowest consumer, and never from input: they
// are made of the Region's code and the allowlist's own name.
import type { AllowlistName } from '../allowlist/allowlists.ts';
import type { AllowlistId } from '../allowlist/input.ts';
import type { Family } from '../prefix/prefix.ts';

/** The longest name, so that `-new` still fits in ipset's 31 and an iptables chain's 28 characters. */
export const MAX_NAME = 24;

const SHORT_LIST: Readonly<Record<AllowlistName, string>> = {
  domains: 'names',
  streaming: 'stream',
  'streaming-pcoip': 'pcoip',
  'streaming-dcv': 'dcv',
  'streaming-accelerator': 'accel',
  'health-check': 'health',
  client: 'client',
  web: 'web',
};

/** Directions of Region codes, as short as they stay distinct. */
const SHORT_PART: Readonly<Record<string, string>> = {
  northeast: 'ne',
  northwest: 'nw',
  southeast: 'se',
  southwest: 'sw',
  central: 'c',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
};

/** `ap-northeast-1` as `apne1`. An unknown part keeps its first two letters. */
export function shortRegion(region: string): string {
  return region
    .split('-')
    .map((part, index) => (index === 0 || /^\d+$/.test(part) ? part : (SHORT_PART[part] ?? part.slice(0, 2))))
    .join('');
}

/** `ws-apne1-stream-4`: the name of one family of a list, or, without a family, of the list. */
export function objectName({ region, name }: AllowlistId, family?: Family): string {
  const parts = ['ws', shortRegion(region), SHORT_LIST[name]];
  return [...parts, ...(family === undefined ? [] : [family === 'ipv4' ? '4' : '6'])].join('-');
}
