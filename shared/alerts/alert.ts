// What a person is sent: first what to do, then which prefixes, then why, then where to look.
import type { AllowlistChange, NameChange } from '../allowlist/change.ts';
import type { Alert } from '../ports.ts';
import { type ChangeDocument, changeDocument } from '../release/changes.ts';
import type { OutboxItem } from '../release/head.ts';
import { changeKey, currentKey } from '../release/keys.ts';
import type { ListRecord, Manifest } from '../release/manifest.ts';
import type { Transport } from '../requirements/requirement.ts';
import { exceptionLines } from './exception-lines.ts';
import { mostUrgent, severityOf } from './severity.ts';
import { CAUSE_WORDS, countWords, portWords } from './words.ts';

/** Prefixes that one section names; the counts before them are exact, and the cut is said. */
const SHOWN_PREFIXES = 20;

/** The alert of a committed release. `baseUrl` is where the bucket is served, without a final slash. */
export function releaseAlert(
  manifest: Manifest,
  { id, also }: Extract<OutboxItem, { kind: 'release' }>,
  baseUrl: string,
): Alert {
  const document = changeDocument(manifest);
  const severity = mostUrgent([severityOf(document), ...also.map((advice) => advice.severity)]);
  const lines = [
    ...document.allowlists.flatMap((change) => changeLines(change, portsIn(manifest, change))),
    ...document.names.flatMap(nameLines),
    ...newListLines(manifest),
    ...also.flatMap(({ text }) => [text, '']),
    ...exceptionLines(manifest),
    ...(manifest.pinnedTo === null
      ? []
      : [
          `The lists are those of release ${manifest.pinnedTo} again, and pinned: nothing newer is published until someone unpins them, or the pin's time is over.`,
          '',
        ]),
    `Why: ${CAUSE_WORDS[document.cause]}.`,
    '',
    ...listUrls(manifest, document).map((key) => `${baseUrl}/${key}`),
    `This change: ${baseUrl}/${changeKey(document.seq)}`,
    `Release ${document.seq}, sync token ${document.syncToken}, ${document.createDate}.`,
  ];
  return { id, severity, subject: subjectOf(severity, document), text: `${lines.join('\n')}\n` };
}

/** The alert of a notice. */
export function noticeAlert(item: Extract<OutboxItem, { kind: 'notice' }>, baseUrl: string): Alert {
  return {
    id: item.id,
    severity: item.severity,
    subject: `[rangewatch ${item.severity}] ${item.text}`.replace(/[^ -~]/g, '?').slice(0, 100),
    text: `${item.text}\n\nWhat is published: ${baseUrl}/latest.json\n`,
  };
}

function subjectOf(
  severity: Alert['severity'],
  { cause, allowlists, names, newAllowlists }: ChangeDocument,
): string {
  const tag = `[rangewatch ${severity}]`;
  if (allowlists.length === 0 && names.length > 0) {
    return `${tag} ${countWords(names.length, 'allowlist has', 'allowlists have')} other names (${cause})`;
  }
  if (allowlists.length === 0) {
    return `${tag} ${countWords(newAllowlists.length, 'allowlist', 'allowlists')} published (${cause})`;
  }
  // The same prefix in three lists is one prefix to open.
  const open = new Set(allowlists.flatMap(({ added }) => added)).size;
  const close = new Set(allowlists.flatMap(({ removed }) => removed)).size;
  const places = new Set(allowlists.map(({ region, name }) => `${region} ${name}`));
  const where = places.size === 1 ? [...places].join() : `${places.size} allowlists`;
  const what = [
    ...(open > 0 ? [`open ${countWords(open, 'prefix', 'prefixes')}`] : []),
    ...(close > 0 ? [`${countWords(close, 'prefix', 'prefixes')} may be closed`] : []),
  ].join(', ');
  return `${tag} ${where}: ${what}`.slice(0, 100);
}

function changeLines(change: AllowlistChange, ports: readonly Transport[]): readonly string[] {
  const place = `${change.region} ${change.name} (${change.family}), ${portWords(ports)}`;
  return [
    ...section(`Open in ${place}`, change.added, change.addedAddresses),
    ...section(`May be closed in ${place}`, change.removed, change.removedAddresses),
  ];
}

function portsIn({ allowlists }: Manifest, { region, name }: AllowlistChange): readonly Transport[] {
  return allowlists.find((record) => record.region === region && record.name === name)?.ports ?? [];
}

function section(title: string, prefixes: readonly string[], addresses: string): readonly string[] {
  if (prefixes.length === 0) return [];
  const counts = `${countWords(prefixes.length, 'prefix', 'prefixes')}, ${countWords(addresses, 'address', 'addresses')}`;
  return [`${title}: ${counts}`, ...shown(prefixes), ''];
}

function shown(items: readonly string[]): readonly string[] {
  const rest = items.length - SHOWN_PREFIXES;
  return [
    ...items.slice(0, SHOWN_PREFIXES).map((item) => `  ${item}`),
    ...(rest > 0 ? [`  … and ${rest} more, not shown here`] : []),
  ];
}

function nameLines({ region, name, added, removed }: NameChange): readonly string[] {
  return [
    ...(added.length > 0
      ? [`Allow in ${region} ${name}: ${countWords(added.length, 'name', 'names')}`, ...shown(added), '']
      : []),
    ...(removed.length > 0
      ? [
          `No longer needed in ${region} ${name}: ${countWords(removed.length, 'name', 'names')}`,
          ...shown(removed),
          '',
        ]
      : []),
  ];
}

/** A list that is published for the first time is told by its size and URL; its prefixes are no change to act on. */
function newListLines(manifest: Manifest): readonly string[] {
  const isNew = (record: ListRecord) =>
    manifest.newAllowlists.some(({ region, name }) => region === record.region && name === record.name);
  const lines = manifest.allowlists.filter(isNew).map((record) => {
    const size = sizeWords(record);
    return `  ${record.region} ${record.name}: ${size}, ${portWords(record.ports)}`;
  });
  return lines.length > 0 ? ['Published for the first time:', ...lines, ''] : [];
}

/** How much a list opens; what it does not have is not mentioned. */
function sizeWords({ prefixes, addresses, domains }: ListRecord): string {
  return [
    ...(domains > 0 ? [countWords(domains, 'name', 'names')] : []),
    ...(prefixes.ipv4 > 0
      ? [
          countWords(prefixes.ipv4, 'IPv4 prefix', 'IPv4 prefixes'),
          countWords(addresses.ipv4, 'IPv4 address', 'IPv4 addresses'),
        ]
      : []),
    ...(prefixes.ipv6 > 0 ? [countWords(prefixes.ipv6, 'IPv6 prefix', 'IPv6 prefixes')] : []),
  ].join(', ');
}

/** The files of each list that changed, as firewalls poll them. */
function listUrls(
  manifest: Manifest,
  { allowlists, names, newAllowlists }: ChangeDocument,
): readonly string[] {
  const changed = new Set(
    [...allowlists, ...names, ...newAllowlists].map(({ region, name }) => `${region} ${name}`),
  );
  return manifest.allowlists
    .filter(({ region, name }) => changed.has(`${region} ${name}`))
    .flatMap((record) => record.files.map(({ file }) => currentKey(record, file)));
}
