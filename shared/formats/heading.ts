// What a file says of itself, on one line, where its consumer takes comments.
import { labelOf } from '../allowlist/allowlists.ts';
import type { AllowlistId } from '../allowlist/input.ts';
import { formatTime } from '../time.ts';
import type { Stamp } from './format.ts';

/** Which list this is, whether it is wide, and from which feed and release: in ASCII. */
export function headingOf({ region, name }: AllowlistId, { seq, syncToken, createDate }: Stamp): string {
  const release = seq === null ? '' : `release ${seq}, `;
  return `${region} ${name}: ${labelOf(name).en}; ${release}feed ${syncToken} of ${formatTime(createDate)}`;
}
