// What the versions of a period came to: most should write no list and tell nobody.
import type { PeriodOfRequests } from './period.ts';

/** What AWS's versions came to, and what one that had an effect asked of AWS. */
export function effectsOf(count: number, found: PeriodOfRequests, months: number): string {
  const { versions, versionsWithEffect, digests, objectsWritten, changes } = found;
  const quiet = versions - versionsWithEffect;
  const each = (number: number) => (versionsWithEffect === 0 ? 0 : number / versionsWithEffect).toFixed(1);
  return [
    `${count === 1 ? '1 Region' : `${count} Regions`}: after ${quiet} of ${versions} versions (${Math.round((100 * quiet) / versions)} %) no list was written and nobody was told at once;`,
    `each of the other ${versionsWithEffect}: ${each(objectsWritten)} objects, ${each(changes.puts)} PUT, ${each(changes.gets)} GET;`,
    `a month: ${Math.round(objectsWritten / months)} objects, ${Math.round(digests / months)} digests\n`,
  ].join(' ');
}
