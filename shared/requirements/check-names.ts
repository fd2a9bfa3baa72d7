// Whether a name of the catalogue is one that a proxy can take: exact, lower case, with known placeholders.
import type { DomainName, Status } from './requirement.ts';

/** The wildcards that AWS documents; no other may stand in a list. */
export const DOCUMENTED_WILDCARDS: readonly string[] = [
  '*.prod.{region}.highlander.aws.a2z.com',
  '*.wsp-fips.prod.{region}.highlander.aws.a2z.com',
  '*.prod.highlander.{region}.vpce.amazonaws.com',
  '*.{region}.rdn.amazonaws.com',
];

const PLACEHOLDERS = ['region', 'directory'];

const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** Sentences about what is wrong with a name; none where nothing is. `where` begins each. */
export function checkName(where: string, domain: DomainName, status: Status): readonly string[] {
  const { name, regions } = domain;
  const unknown = [...name.matchAll(/\{([^}]*)\}/g)].filter(([, word = '']) => !PLACEHOLDERS.includes(word));
  const isShown = status.kind === 'current' || status.kind === 'ends';
  const host = name.replace(/^\*\./, '').replaceAll(/\{[^}]*\}/g, 'x');
  const findings: readonly (string | false)[] = [
    name.includes('://') && 'has a scheme',
    /\s/.test(name) && 'has a blank',
    name !== name.toLowerCase() && 'has upper case',
    name.replace('://', '').includes('/') && 'has a path',
    ...unknown.map(([placeholder]) => `has the unknown placeholder ${placeholder}`),
    isShown &&
      name.includes('*') &&
      !DOCUMENTED_WILDCARDS.includes(name) &&
      'is a wildcard that AWS does not document',
    name.includes('{region}') && regions === undefined && 'does not say for which Regions it is written out',
  ];
  const found = findings.filter((finding) => finding !== false);
  const rest = found.length === 0 && !HOST.test(host) ? ['is not a host name'] : found;
  return rest.map((finding) => `${where}: the name “${name}” ${finding}.`);
}
