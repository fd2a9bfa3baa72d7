// The names of a requirement in one Region, every template written out.
import type { Needs } from './needs.ts';
import { isRegionCode, REGIONS } from './regions.ts';
import type { DomainName, Requirement, Text } from './requirement.ts';

/** Stands for all directories where none is configured; AWS documents names of this form only. */
const ANY_DIRECTORY = '*';

/** The names that a requirement needs in a home Region: lower case, no template left, each once. */
export function namesOf(requirement: Requirement, home: string, needs: Needs): readonly string[] {
  const names = declaredNames(requirement).filter((name) => isNeeded(name, home, needs));
  return [...new Set(names.flatMap(({ name }) => writeOut(name, home, needs)))];
}

/** What is to be said of a name. `isDerived`: no document names it for the Region. */
export interface NameRemark {
  readonly name: string;
  readonly isDerived: boolean;
  /** Whether it stands for every directory, since none is configured. */
  readonly isForAnyDirectory: boolean;
  readonly note: Text | null;
}

/** What is to be said of a requirement's names in a home Region; nothing of names that speak for themselves. */
export function remarksOn(requirement: Requirement, home: string, needs: Needs): readonly NameRemark[] {
  return declaredNames(requirement)
    .filter((declared) => isNeeded(declared, home, needs))
    .flatMap((declared) =>
      writeOut(declared.name, home, needs).map((name) => ({
        name,
        isDerived: declared.isDerived === true,
        isForAnyDirectory: declared.name.includes('{directory}') && needs.directories.length === 0,
        note: declared.note ?? null,
      })),
    )
    .filter(({ isDerived, isForAnyDirectory, note }) => isDerived || isForAnyDirectory || note !== null);
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
