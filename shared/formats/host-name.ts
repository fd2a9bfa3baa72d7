// Host names where a format writes them: a name that is none could say something else to the consumer.
import type { Allowlist } from '../allowlist/allowlist.ts';
import { quote, RangewatchError } from '../error.ts';

/** RFC 1123, section 2.1, in lower case, with the underscore of service names; `*.` stands in front of a wildcard. */
const HOST_NAME =
  /^(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The names of a list, each of which is one.
 * @throws RangewatchError `list-format`
 */
export function hostNamesOf({ domains, region, name }: Allowlist): readonly string[] {
  const strange = domains.find((domain) => domain.length > 255 || !HOST_NAME.test(domain));
  if (strange === undefined) return domains;
  throw new RangewatchError({
    code: 'list-format',
    seen: quote(strange),
    expected: 'a host name, or *. and a host name',
    where: `${region} ${name}`,
  });
}
