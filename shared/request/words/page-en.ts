// What stands around the rows of a request, in English.

export const PAGE_EN = {
  title: 'Firewall change request',
  subject: 'Subject',
  'subject-change': 'Amazon WorkSpaces in {region}: {what}',
  'subject-open': 'allow {count}',
  'subject-close': 'remove {count}',
  destinations: '{count} destinations',
  destination: '1 destination',
  'control-number': 'Control number',
  'requested-on': 'Requested on',
  'requested-by': 'Department, name',
  'approved-by': 'Approved by',
  'wanted-on': 'Wanted on',
  'done-on': 'Done on, by',
  why: 'Reason',
  'why-change':
    'What Amazon WorkSpaces needs has changed. AWS announces no date: what is added may be in use already, and connections fail while it is not allowed. What is removed does no harm while it stays.',
  'why-baseline':
    'So that clients can sign in to Amazon WorkSpaces, check their network and stream the desktop, and nothing wider than that.',
  version: 'State at AWS',
  'version-of': 'ip-ranges.json, syncToken {token}, published {date}',
  'version-from': 'ip-ranges.json, syncToken {before} → {token}, published {date}',
  release: '(release {seq})',
  opened: 'Addresses opened',
  'opened-ipv4': 'IPv4 prefixes: {count} (addresses: {addresses})',
  'opened-ipv6': 'IPv6 prefixes: {count}',
  'opened-names': 'names: {count}',
  'opened-none': 'none',
  wide: 'Wide: {lists} are addresses that all customers of AWS share. Rules by name (list domains) open far less.',
  direction: 'Direction',
  'direction-note':
    'From clients to AWS. A stateful firewall lets the answers back in by itself; a stateless filter must also allow them, to ports 49152-65535 of the clients.',
  'way-back': 'Way back',
  'way-back-note':
    'Delete the rules that were allowed, and allow again those that were removed. Nothing else depends on them.',
  changes: 'Rules',
  sources: 'AWS source and date',
  'left-out': 'Left out',
  'of-feed-only':
    'The catalogue has no names and no documented ranges for {region}: these are only addresses of the feed. Names for sign-in, which are needed as well, ask AWS for.',
  'empty-lists': 'Lists of which nothing is known for this Region: {lists}.',
  'new-lists': 'New lists, of which this says nothing: {lists}. Request them with --baseline.',
} as const;
