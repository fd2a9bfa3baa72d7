// What a release changed, as it is published: `changes/<seq>.json`. Alerts, the Atom feed and the console tell the same.
import type { Severity } from '../alerts/severity.ts';
import { severityOf } from '../alerts/severity.ts';
import type { AllowlistChange, NameChange } from '../allowlist/change.ts';
import type { Exception } from '../allowlist/exceptions.ts';
import { placeOf } from '../allowlist/input.ts';
import type { Cidr } from '../prefix/format.ts';
import type { Family } from '../prefix/prefix.ts';
import { formatTime } from '../time.ts';
import { currentKey } from './keys.ts';
import type { ListRecord, Manifest } from './manifest.ts';

/** A list that a change is about, as it is after it. */
export interface ChangedList
  extends Pick<ListRecord, 'region' | 'name' | 'ports' | 'prefixes' | 'addresses' | 'domains'> {
  /** Keys of its plain files, or, where those are not published, of the files of its first format. */
  readonly files: readonly string[];
}

/** What a release changed, in full. Times are ISO 8601 in UTC. */
export interface ChangeDocument {
  readonly seq: number;
  readonly syncToken: string;
  /** Of the release before; null for the first. */
  readonly previousSyncToken: string | null;
  readonly createDate: string;
  readonly cause: Manifest['cause'];
  readonly severity: Severity;
  readonly previous: number | null;
  /** The release whose content it brings back; null unless it is a rollback. */
  readonly pinnedTo: number | null;
  readonly newAllowlists: Manifest['newAllowlists'];
  readonly allowlists: readonly AllowlistChange[];
  /** Names that lists gained and lost. */
  readonly names: readonly NameChange[];
  readonly lists: readonly ChangedList[];
  /** What AWS removed from these lists, and when it leaves them; null: when a person approves. */
  readonly leaving: readonly LeavingDocument[];
  readonly exceptions: readonly Exception[];
  readonly endedExceptions: readonly Exception[];
}

interface LeavingDocument {
  readonly region: string;
  readonly name: ListRecord['name'];
  readonly family: Family;
  readonly until: string | null;
  readonly prefixes: readonly Cidr[];
}

/** What a release changed. */
export function changeDocument(manifest: Manifest): ChangeDocument {
  const { seq, syncToken, createDate, cause, previous, pinnedTo, newAllowlists } = manifest;
  const { change, nameChange, exceptions, endedExceptions, allowlists, leaving } = manifest;
  const places = new Set([...change, ...nameChange, ...newAllowlists].map(placeOf));
  return {
    seq,
    syncToken: String(syncToken),
    previousSyncToken: previous === null ? null : String(previous.syncToken),
    createDate: formatTime(createDate),
    cause,
    severity: severityOf(manifest),
    previous: previous?.seq ?? null,
    pinnedTo,
    newAllowlists,
    allowlists: change,
    names: nameChange,
    lists: allowlists.filter((record) => places.has(placeOf(record))).map(changedList),
    leaving: leaving.map((each) => ({
      ...each,
      until: each.until === null ? null : formatTime(each.until),
    })),
    exceptions,
    endedExceptions,
  };
}

function changedList(record: ListRecord): ChangedList {
  const { region, name, ports, prefixes, addresses, domains, files } = record;
  const plain = files.filter(({ format }) => format === 'plain' || format === 'plain-domains');
  const shown = plain.length > 0 ? plain : files.filter(({ format }) => format === files[0]?.format);
  return {
    region,
    name,
    ports,
    prefixes,
    addresses,
    domains,
    files: shown.map(({ file }) => currentKey(record, file)),
  };
}
