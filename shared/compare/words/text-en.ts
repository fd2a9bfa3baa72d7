// What stands around a comparison as text, in English.

export const TEXT_EN = {
  heading: '{region}: {lists} as of ip-ranges.json {token} ({date})',
  'of-feed-only':
    'The catalogue has no names and no documented ranges for {region}: only addresses of the feed were compared. Names for sign-in, which are needed as well, ask AWS for.',
  'not-compared': 'Not compared, since there is nothing known or published of them: {lists}',
  missing: 'Missing: {count}. Allow these; without them connections fail.',
  'nothing-missing': 'Missing: nothing.',
  'nothing-missing-of': 'Missing of what was compared ({lists}): nothing.',
  superfluous:
    'Not needed, or wider than needed: {count}. Close or narrow them once everything needed is allowed.',
  more: 'addresses beyond what is needed: {count}',
  'needed-of-it': 'needed of it: {what}',
  'needed-part': 'Needed: {count}',
  private: 'Private or reserved: {count}. Your own side of the rules, it seems; not compared.',
  taken: 'Taken in another way than written: {count}',
  unread: 'Not taken: {count}. Look at these yourself.',
  'other-lines': 'Lines without an address or a name: {count} ({lines})',
  ports: 'Ports that the text names nowhere: {ports}. Look whether its rules open them.',
  'no-ports': 'Rules are compared by destination; ports are not.',
  line: 'line {line}',
  addresses: 'addresses: {count}',
} as const;
