// The management network of WorkSpaces: private ranges that a VPC or a route of one's own must not collide with.
import { parsePrefix } from '../prefix/parse.ts';
import { overlaps, type Prefix } from '../prefix/prefix.ts';
import { MANAGEMENT_RANGES } from './management-ranges.ts';
import { isRegionCode } from './regions.ts';

/** Whether a prefix shares addresses with a management range of the Region. Source: aws-ports-2026. */
export function overlapsManagement(asked: Prefix, region: string): boolean {
  const ranges = isRegionCode(region) ? (MANAGEMENT_RANGES[region] ?? []) : [];
  return ranges.some((range) => overlaps(parsePrefix(range), asked));
}
