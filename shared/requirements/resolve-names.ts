// The names of a requirement in one Region, every template written out.
import type { Needs } from './needs.ts';
import { isRegionCode, REGIONS } from './regions.ts';
import type { DomainName, Requirement } from './requirement.ts';

/** Stands for all directories where none is configured; AWS documents names of this form only. */
const ANY_DIRECTORY = '*';

/** The names that a requirement needs in a home Region: lower case, no template left, each once. */
export function namesOf(requirement: Requirement, home: string, needs: Needs): readonly string[] {
  const names = declaredNames(requirement).filter((name) => isNeeded(name, home, needs));
  return [...new Set(names.flatMap(({ name }) => writeOut(name, home, needs)))];
}

/** The names that a requirement declares, templates and all. */
export function declaredNames({ destination }: Requirement): readonly DomainName[] {
  switch (destination.kind) {
    case 'domains':
    case 'documented':
      return destination.domains;
    case 'selectors':
      return destination.domains ?? [];
    default:
      return [];
  }
}

function isNeeded({ regions, option, isDualStack }: DomainName, home: string, needs: Needs): boolean {
  // AWS China has a page and names of its own, and a Region that only the feed has is in no page.
  if (!isRegionCode(home) || (regions === undefined && REGIONS[home].partition === 'aws-cn')) return false;
  if (regions !== undefined && !regions.includes(home)) return false;
  if (option !== undefined && !needs.options.includes(option)) return false;
  return isDualStack !== true || needs.options.includes('ipv6');
}

function writeOut(template: string, home: string, { directories }: Needs): readonly string[] {
  const name = template.replaceAll('{region}', home);
  if (!name.includes('{directory}')) return [name];
  const known = directories.length > 0 ? directories : [ANY_DIRECTORY];
  return known.map((directory) => name.replaceAll('{directory}', directory));
}
