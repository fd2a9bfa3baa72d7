// Looks facts of a document up in the catalogue, with arithmetic of its own.
import { REQUIREMENTS } from '../../shared/requirements/catalogue.ts';
import { GATEWAY_RANGES } from '../../shared/requirements/gateway-ranges.ts';
import { REGION_CODES } from '../../shared/requirements/regions.ts';
import type { DomainName, RangesPerRegion, Requirement } from '../../shared/requirements/requirement.ts';
import { SOURCES, type SourceId } from '../../shared/requirements/sources.ts';
import type { Found } from './reading.ts';

/** A document: the name that the catalogue has for it, and the day it speaks of. */
export interface Dated {
  readonly source: SourceId;
  readonly date: string;
}

/** Whether the catalogue has a fact; a fact in the row of a Region must be there for that Region. */
export type Lookup = (found: Found) => boolean;

/** How to find each kind of fact of a document. */
export interface Facts {
  readonly hostnames: Lookup;
  readonly mailDomains: Lookup;
  readonly addresses: Lookup;
  readonly ranges: Lookup;
  readonly ports: Lookup;
}

/** First and last address, as numbers. */
type Span = readonly [first: number, last: number];

/** IPv4 addresses that one requirement documents for one Region, or for all (null). */
interface Spans {
  readonly region: string | null;
  readonly spans: readonly Span[];
}

/** A name written out for a Region, or for all (null). */
interface Name {
  readonly region: string | null;
  readonly name: string;
}

/** What the catalogue can answer a document with. */
export function factsFor(document: Dated): Facts {
  const requirements = REQUIREMENTS.filter((one) => mayAnswer(one, document));
  const isMail = (one: Requirement): boolean => one.purpose === 'mail';
  const names = requirements.flatMap(namesOf);
  const mailNames = requirements.filter(isMail).flatMap(namesOf);
  // A directory's name is any label, but under the domain of a mail's sender there are hosts that are no directories.
  const templates = requirements.filter((one) => !isMail(one)).flatMap(namesOf);
  const spans = requirements.flatMap(spansOf);
  const ports = new Set(requirements.flatMap(portsOf));
  const near = (found: Found, region: string | null): boolean =>
    found.region === null || region === null || found.region === region;
  return {
    hostnames: (found) =>
      names.some(({ name, region }) => near(found, region) && name === found.text) ||
      templates.some(({ name }) => isDirectoryOf(name, found.text)),
    mailDomains: (found) => mailNames.some(({ name }) => name === found.text),
    addresses: (found) => {
      const [first, last] = spanOf(`${found.text}/32`);
      return spans.some(
        ({ region, spans: list }) =>
          near(found, region) && list.some((span) => span[0] <= first && last <= span[1]),
      );
    },
    ranges: (found) =>
      spans.some(({ region, spans: list }) => near(found, region) && adds(list, spanOf(found.text))),
    ports: ({ text }) =>
      ports.has(text) ||
      (text.startsWith('any ') && ['tcp', 'udp'].some((p) => ports.has(`${p}${text.slice(3)}`))),
  };
}

/**
 * A requirement answers a document that it cites, or one older than a source of its own. What is history answers the
 * documents that it cites and that are older than its end.
 */
function mayAnswer({ sources, purpose, status }: Requirement, { source, date }: Dated): boolean {
  const isCited = sources.some((one) => one.source === source);
  if (status.kind === 'history') return isCited && date < status.endedOn;
  if (isCited) return true;
  return purpose !== 'history' && sources.some((one) => lastDay(one.source) > date);
}

function lastDay(source: SourceId): string {
  return SOURCES[source].date.split('/').at(-1) ?? '';
}

function domainsOf({ destination }: Requirement): readonly DomainName[] {
  return 'domains' in destination ? (destination.domains ?? []) : [];
}

function namesOf(requirement: Requirement): readonly Name[] {
  return domainsOf(requirement).flatMap(({ name, regions = REGION_CODES }) => [
    ...(name.includes('{region}') ? [{ region: null, name: name.toLowerCase() }] : []),
    ...regions.map((region) => ({ region, name: name.replaceAll('{region}', region).toLowerCase() })),
  ]);
}

function isDirectoryOf(template: string, name: string): boolean {
  const [before, after] = template.split('{directory}');
  if (before !== '' || after === undefined || !name.endsWith(after)) return false;
  return /^[a-z0-9-]+$/u.test(name.slice(0, -after.length));
}

function portsOf({ transports }: Requirement): readonly string[] {
  return transports.flatMap(({ protocol, ports }) => ports.map((port) => `${protocol} ${port}`));
}

function spansOf({ destination }: Requirement): readonly Spans[] {
  switch (destination.kind) {
    case 'gateways':
      return perRegion(GATEWAY_RANGES[destination.streaming]);
    case 'documented':
      return perRegion(destination.ranges);
    case 'fixed':
      return [everywhere(destination.prefixes)];
    case 'private': {
      const { ranges = [], byolRanges = [] } = destination;
      const listed = isList(ranges) ? [everywhere(ranges)] : perRegion(ranges);
      return [...listed, everywhere(byolRanges)];
    }
    default:
      return [];
  }
}

function isList(ranges: readonly string[] | RangesPerRegion): ranges is readonly string[] {
  return Array.isArray(ranges);
}

function perRegion(ranges: RangesPerRegion): readonly Spans[] {
  return Object.entries(ranges).map(([region, prefixes]) => ({ ...everywhere(prefixes), region }));
}

function everywhere(prefixes: readonly string[]): Spans {
  return { region: null, spans: prefixes.filter((prefix) => !prefix.includes(':')).map(spanOf) };
}

/** The addresses of `first-last` or of `first/length`. */
function spanOf(text: string): Span {
  const [start = '', end] = text.split('-');
  if (end !== undefined) return [numberOf(start), numberOf(end)];
  const [address = '', length = '32'] = text.split('/');
  const first = numberOf(address);
  return [first, first + 2 ** (32 - Number(length)) - 1];
}

function numberOf(address: string): number {
  return address.split('.').reduce((number, octet) => number * 256 + Number(octet), 0);
}

/** Whether those of the spans that lie in a range are all of it. */
function adds(spans: readonly Span[], [first, last]: Span): boolean {
  const inside = spans.filter((span) => first <= span[0] && span[1] <= last);
  let next = first;
  for (const span of inside.toSorted((a, b) => a[0] - b[0])) {
    if (span[0] > next) return false;
    next = Math.max(next, span[1] + 1);
  }
  return next > last;
}
