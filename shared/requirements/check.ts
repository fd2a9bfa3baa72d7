// What the types cannot exclude: sentences about everything in the catalogue that cannot be right.
import { formatPrefix } from '../prefix/format.ts';
import { parsePrefix } from '../prefix/parse.ts';
import { checkName } from './check-names.ts';
import { GATEWAY_RANGES } from './gateway-ranges.ts';
import { KNOWN_DEFECTS } from './known-defects.ts';
import { PROXY_GUIDANCE } from './proxy-guidance.ts';
import { REGION_SOURCES } from './regions.ts';
import type { DomainName, Port, Requirement } from './requirement.ts';
import { SOURCES, type SourceId } from './sources.ts';

/** Ids of requirements by what refers to them, such as the name of an allowlist. */
export type References = Readonly<Record<string, readonly string[]>>;

/** Sentences about what is wrong with a catalogue; none where nothing is. Meant for a test, not for every start. */
export function checkCatalogue(requirements: readonly Requirement[], references: References = {}): string[] {
  return [
    ...requirements.flatMap(checkRequirement),
    ...duplicates(requirements.map(({ id }) => id)).map((id) => `${id}: the id is used twice.`),
    ...duplicates(KNOWN_DEFECTS.map(({ id }) => id)).map(
      (id) => `${id}: the id of the defect is used twice.`,
    ),
    ...checkPrefixes('gateway ranges', Object.values(GATEWAY_RANGES).flatMap(listed)),
    ...KNOWN_DEFECTS.flatMap(({ id, prefixes }) =>
      prefixes === 'all-gateways' ? [] : checkPrefixes(id, prefixes),
    ),
    ...[...KNOWN_DEFECTS, ...PROXY_GUIDANCE].flatMap((one) => emptyTexts(one.id, one)),
    ...uncited(requirements).map((source) => `${source}: no one cites the source.`),
    ...unknownIds(requirements, references),
  ];
}

function checkRequirement(requirement: Requirement): readonly string[] {
  const { id, destination, status, transports } = requirement;
  const names: readonly DomainName[] = 'domains' in destination ? (destination.domains ?? []) : [];
  return [
    ...transports.flatMap(({ ports }) => [
      ...ports
        .filter((port) => !isPort(port))
        .map((port) => `${id}: ${port} is no port and no range of ports.`),
      ...(isAscending(ports.map(firstOf)) ? [] : [`${id}: the ports ${ports.join(', ')} are not ascending.`]),
    ]),
    ...checkPrefixes(id, prefixesOf(requirement)),
    ...names.flatMap((domain) => checkName(id, domain, status)),
    ...emptyTexts(id, requirement),
  ];
}

function isPort(port: Port): boolean {
  if (typeof port === 'string' && !/^\d+-\d+$/.test(port)) return false;
  const numbers = typeof port === 'number' ? [port] : port.split('-').map(Number);
  const isInRange = numbers.every((one) => Number.isInteger(one) && one >= 1 && one <= 65_535);
  return isInRange && isAscending(numbers);
}

function firstOf(port: Port): number {
  return typeof port === 'number' ? port : Number(port.split('-', 1)[0]);
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((one, index) => index === 0 || (numbers[index - 1] ?? 0) < one);
}

function prefixesOf({ destination }: Requirement): readonly string[] {
  switch (destination.kind) {
    case 'documented':
      return listed(destination.ranges);
    case 'private':
      return [
        ...listed(destination.ranges ?? []),
        ...(destination.dcvOnly ?? []),
        ...(destination.byolRanges ?? []),
      ];
    case 'fixed':
      return destination.prefixes;
    case 'selectors':
    case 'gateways':
    case 'domains':
    case 'customer':
    case 'any':
      return [];
  }
}

function listed(ranges: Readonly<Record<string, readonly string[]>> | readonly string[]): readonly string[] {
  return Object.values<string | readonly string[]>(ranges).flat();
}

function checkPrefixes(where: string, prefixes: readonly string[]): readonly string[] {
  return prefixes
    .filter((text) => !isCanonical(text))
    .map((text) => `${where}: ${text} is no canonical prefix.`);
}

function isCanonical(text: string): boolean {
  try {
    return formatPrefix(parsePrefix(text)) === text;
  } catch {
    return false;
  }
}

/** Every text in both languages that stands somewhere inside a value, and is empty in one of them. */
function emptyTexts(where: string, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'ja' in value) {
    return Object.entries(value)
      .filter(([, words]) => typeof words !== 'string' || words.trim() === '')
      .map(([language]) => `${where}: a text is empty in “${language}”.`);
  }
  return Object.values(value).flatMap((inner: unknown) => emptyTexts(where, inner));
}

function uncited(requirements: readonly Requirement[]): readonly string[] {
  const citing = [...requirements, ...KNOWN_DEFECTS, ...PROXY_GUIDANCE];
  const cited = new Set<SourceId>(REGION_SOURCES);
  for (const { source } of citing.flatMap(({ sources }) => sources)) cited.add(source);
  return (Object.keys(SOURCES) as SourceId[]).filter((source) => !cited.has(source));
}

function unknownIds(requirements: readonly Requirement[], references: References): readonly string[] {
  const known = new Set(requirements.map(({ id }) => id));
  const guidance = PROXY_GUIDANCE.map((one) => [one.id, one.requirements] as const);
  return [...Object.entries(references), ...guidance].flatMap(([where, ids]) =>
    ids.filter((id) => !known.has(id)).map((id) => `${where}: there is no requirement “${id}”.`),
  );
}

function duplicates(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
