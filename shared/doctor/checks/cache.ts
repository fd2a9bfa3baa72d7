// Whether caches are told how long an object holds: without it each one decides for itself.
import { type Check, fine, problem } from '../finding.ts';
import { said } from '../words/say.ts';

/** The longest time that what is polled may lie in a cache, in seconds: a look at the feed is as often. */
const LONGEST = 900;

export const cache: Check = ({ site }) => {
  if (site === undefined) return undefined;
  const found = [site.version, site.file].flatMap((each) =>
    each?.kind === 'answered' && each.status === 200 ? [each] : [],
  );
  for (const { key, cacheControl } of found) {
    if (cacheControl === null) return problem(said('cache-absent', { key }), said('cache-absent-do'));
    const seconds = secondsIn(cacheControl);
    if (seconds > LONGEST) return problem(said('cache-long', { key, seconds }), said('cache-long-do'));
  }
  const [first] = found;
  return first === undefined ? undefined : fine(said('cache-told', { value: first.cacheControl ?? '' }));
};

/** The longest time that some cache is allowed. */
function secondsIn(cacheControl: string): number {
  return Math.max(
    0,
    ...[...cacheControl.matchAll(/(?:s-maxage|max-age)="?(\d+)/gi)].map(([, digits]) => Number(digits)),
  );
}
