// Small feeds of invented addresses for Tokyo: whole files and histories, in AWS's and the recordings' formats.
import { createHash } from 'node:crypto';

/** Prefix, Region and service. */
export type Row = readonly [prefix: string, region: string, service: string];

/** One version of a history. */
export interface Version {
  /** Days after the first version; its token and its date follow from it. */
  readonly day: number;
  readonly add?: readonly Row[];
  readonly rem?: readonly Row[];
  /** Where another version's token is said again. */
  readonly tokenOfDay?: number;
}

export const HOME = 'ap-northeast-1';
export const GATEWAY: Row = ['60.41.0.0/22', HOME, 'WORKSPACES_GATEWAYS'];

/** Ten of equal size that do not touch: a tenth of a selector each. */
export const EC2: readonly Row[] = numbered(10, (i) => [`60.40.${16 * i}.0/21`, HOME, 'EC2']);

/** What every list of Tokyo needs, so that none is empty; gateways are IPv4 only. */
export const BASE: readonly Row[] = [
  ['60.10.0.0/16', 'GLOBAL', 'AMAZON'],
  // Covers the documented ranges of Global Accelerator.
  ['93.77.128.0/19', 'GLOBAL', 'AMAZON'],
  ['60.40.0.0/14', HOME, 'AMAZON'],
  ['60.20.0.0/16', 'us-east-1', 'AMAZON'],
  ['60.30.0.0/16', 'us-west-2', 'AMAZON'],
  ['60.30.16.0/20', 'us-west-2', 'S3'],
  ['2a0b:4000::/32', HOME, 'AMAZON'],
  ['2a0b:4000:1::/48', HOME, 'EC2'],
  GATEWAY,
  ...EC2,
];

const START = 1_700_000_000;

/** Rows made from 0, 1, 2 … */
export function numbered(count: number, row: (index: number) => Row): readonly Row[] {
  return Array.from({ length: count }, (_, index) => row(index));
}

/** The sync token of a day. */
export function tokenOf(day: number): string {
  return String(START + Math.round(day * 86_400));
}

/** A whole feed, as AWS writes it. */
export function feedText(rows: readonly Row[], day = 0): string {
  const entries = rows.map(([prefix, region, service]) => ({
    [prefix.includes(':') ? 'ipv6_prefix' : 'ip_prefix']: prefix,
    region,
    service,
    network_border_group: region,
  }));
  const document = {
    syncToken: tokenOf(day),
    createDate: dateOf(day),
    prefixes: entries.filter((entry) => 'ip_prefix' in entry),
    ipv6_prefixes: entries.filter((entry) => 'ipv6_prefix' in entry),
  };
  return JSON.stringify(document, null, 2);
}

/** A history that starts from `BASE` on day 0, one version a line. */
export function historyText(versions: readonly Version[]): string {
  return [{ day: 0, add: BASE }, ...versions]
    .map((version) => `${JSON.stringify(lineOf(version))}\n`)
    .join('');
}

function lineOf({ day, tokenOfDay = day, add = [], rem = [] }: Version) {
  const md5 = createHash('md5')
    .update(JSON.stringify([day, add, rem]))
    .digest('hex');
  const rows = (list: readonly Row[]) =>
    list.map(([prefix, region, service]) => [prefix, region, service, region]);
  return {
    syncToken: tokenOf(tokenOfDay),
    createDate: dateOf(day),
    md5,
    bytes: 1000,
    add: rows(add),
    rem: rows(rem),
  };
}

function dateOf(day: number): string {
  return new Date(Number(tokenOf(day)) * 1000).toISOString().slice(0, 19).replace(/[T:]/g, '-');
}
