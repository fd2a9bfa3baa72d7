// From the change of a release to what an alert says of it.
import { isWide } from '../allowlist/allowlists.ts';
import { type AllowlistId, placeOf } from '../allowlist/input.ts';
import type { ChangeDocument, ChangedList } from '../release/change-document.ts';
import type { Advice } from '../release/head.ts';
import { CHANGE_INDEX_KEY, changeKey, LATEST_KEY } from '../release/keys.ts';
import { changeUrl } from './console-url.ts';
import { type Cutter, cutterFor, EXCEPTIONS_SHOWN, LISTS_SHOWN, TIMES_SHOWN } from './cut.ts';
import type { Message, MessageList, MessageRelease, Totals } from './message.ts';
import { byUrgency } from './severity.ts';
import type { Telling } from './telling.ts';

/** What of the configuration an alert needs. */
export type Place = Pick<Telling, 'baseUrl' | 'timeZone' | 'regions' | 'allowlists'>;

/** The alert of one release. `also` is what a person must know besides. */
export function releaseMessage(
  id: string,
  document: ChangeDocument,
  also: readonly Advice[],
  place: Place,
): Message {
  return messageOf(id, 'release', document, also, releaseOf(document, document, [document]), place);
}

/** The alert of several releases together: the first of them, and their net change, which has the stamp of the last. */
export function digestMessage(
  id: string,
  first: ChangeDocument,
  net: ChangeDocument,
  releases: readonly ChangeDocument[],
  place: Place,
): Message {
  return messageOf(id, 'digest', net, [], releaseOf(first, net, releases), place);
}

function messageOf(
  id: string,
  kind: Message['kind'],
  document: ChangeDocument,
  also: readonly Advice[],
  release: MessageRelease,
  { baseUrl, timeZone, ...watched }: Place,
): Message {
  const places = placesIn(document);
  const lists = sortedLists(document).filter((list) => places.has(placeOf(list)));
  const shown = lists.slice(0, LISTS_SHOWN);
  return {
    schema: 1,
    id,
    kind,
    severities: byUrgency([document.severity, ...also.map(({ severity }) => severity)]),
    // What is told besides may be about any list, as in a notice.
    regions: distinct([...lists.map(({ region }) => region), ...(also.length > 0 ? watched.regions : [])]),
    allowlists: distinct([...lists.map(({ name }) => name), ...(also.length > 0 ? watched.allowlists : [])]),
    lists: shown.map((list) => messageList(list, document, baseUrl, cutterFor(shown.length))),
    listCount: lists.length,
    newListCount: document.newAllowlists.length,
    totals: distinct(lists.map(({ region }) => region)).map((region) => ({
      region,
      ...totalsOf(document, (id) => id.region === region),
      ...leavingTotals(document, region),
    })),
    total: totalsOf(document, () => true),
    told: also.map(({ told }) => told),
    exceptions: document.exceptions.slice(0, EXCEPTIONS_SHOWN),
    endedExceptions: document.endedExceptions.slice(0, EXCEPTIONS_SHOWN),
    exceptionCount: document.exceptions.length,
    endedExceptionCount: document.endedExceptions.length,
    release,
    links: {
      latest: `${baseUrl}/${LATEST_KEY}`,
      change: `${baseUrl}/${release.releases === 1 ? changeKey(document.seq) : CHANGE_INDEX_KEY}`,
      console: changeUrl(baseUrl, release),
    },
    timeZone,
  };
}

function releaseOf(
  first: ChangeDocument,
  last: ChangeDocument,
  releases: readonly ChangeDocument[],
): MessageRelease {
  const { seq, cause, syncToken, createDate, pinnedTo } = last;
  return {
    firstSeq: first.seq,
    seq,
    releases: releases.length,
    cause,
    causes: [...new Set(releases.map((release) => release.cause))],
    syncToken,
    previousSyncToken: first.previousSyncToken,
    from: first.createDate,
    createDate,
    pinnedTo,
  };
}

function distinct(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}

/** The same prefix in three lists is one prefix to open. */
function totalsOf({ allowlists, names }: ChangeDocument, isMeant: (id: AllowlistId) => boolean): Totals {
  const prefixes = allowlists.filter(isMeant);
  const others = names.filter(isMeant);
  return {
    open: distinct(prefixes.flatMap(({ added }) => added)).length,
    close: distinct(prefixes.flatMap(({ removed }) => removed)).length,
    openNames: distinct(others.flatMap(({ added }) => added)).length,
    closeNames: distinct(others.flatMap(({ removed }) => removed)).length,
  };
}

function leavingTotals({ leaving }: ChangeDocument, region: string) {
  const here = leaving.filter((each) => each.region === region);
  const times = timesOf(here);
  const countOf = (isMeant: (until: string | null) => boolean) =>
    distinct(here.filter(({ until }) => isMeant(until)).flatMap(({ prefixes }) => prefixes)).length;
  return {
    leaving: times.map((time) => ({ until: time, count: countOf((until) => until === time) })),
    leavingLater: countOf((until) => !times.includes(until)),
  };
}

/** The first times at which something leaves; that a person approves comes last. */
function timesOf(leaving: ChangeDocument['leaving']): readonly (string | null)[] {
  const times = new Set(leaving.map(({ until }) => until));
  return [...times].sort((a, b) => ((a ?? '~') < (b ?? '~') ? -1 : 1)).slice(0, TIMES_SHOWN);
}

/** The lists that a change is about. */
function placesIn({ allowlists, names, newAllowlists }: ChangeDocument): ReadonlySet<string> {
  return new Set([...allowlists, ...names, ...newAllowlists].map(placeOf));
}

/** Changed lists before new ones, and narrow ones first: what must be acted on is not to be cut off by what need not. */
function sortedLists({ lists, newAllowlists }: ChangeDocument): readonly ChangedList[] {
  const added = new Set(newAllowlists.map(placeOf));
  const rankOf = (list: ChangedList) => (added.has(placeOf(list)) ? 2 : 0) + (isWide(list.name) ? 1 : 0);
  return [...lists].sort((a, b) => rankOf(a) - rankOf(b));
}

function messageList(list: ChangedList, document: ChangeDocument, baseUrl: string, cut: Cutter): MessageList {
  const isThis = (id: AllowlistId) => placeOf(id) === placeOf(list);
  const changes = document.allowlists.filter(isThis);
  const names = document.names.filter(isThis);
  const { region, name, ports, prefixes, addresses, domains, files } = list;
  const times = timesOf(document.leaving.filter((each) => each.region === region));
  return {
    region,
    name,
    isWide: isWide(name),
    isNew: document.newAllowlists.some(isThis),
    ports,
    open: changes.flatMap(({ family, added, addedAddresses }) =>
      added.length > 0 ? [cut.prefixes(family, added, addedAddresses)] : [],
    ),
    close: changes.flatMap(({ family, removed, removedAddresses }) =>
      removed.length > 0 ? [cut.prefixes(family, removed, removedAddresses)] : [],
    ),
    openNames: cut.names(names.flatMap(({ added }) => added)),
    closeNames: cut.names(names.flatMap(({ removed }) => removed)),
    leaving: document.leaving
      .filter((each) => isThis(each) && times.includes(each.until))
      .map(({ family, until, prefixes: texts }) => ({ ...cut.uncounted(family, texts), until })),
    size: { prefixes, addresses, domains },
    urls: files.map((key) => `${baseUrl}/${key}`),
  };
}
