// What stands around the findings of a check, in English.

export const TEXT_EN = {
  heading: '{region}: {reached} of {tried} connections got through.',
  'heading-fine': '{region}: everything that could be checked is reachable ({reached} connections).',
  'heading-none': '{region}: nothing could be checked.',
  needed: 'Fails',
  conditional: 'Fails, needed in some cases only',
  note: 'To know',
  'owner-dns': 'DNS',
  'owner-firewall': 'firewall',
  'owner-proxy': 'proxy',
  'owner-machine': 'this machine',
  'owner-aws': 'AWS settings',
  todo: 'To do ({owner}): {todo}',
  requirements: 'Requirement: {what}',
  conditions: 'Needed only in this case: {what}',
  places: 'Concerned: {what}',
  rules: 'Rules:',
} as const;
