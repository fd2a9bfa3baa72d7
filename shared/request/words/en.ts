// The words of a request's rows, in English.

export const EN = {
  number: 'No.',
  action: 'Action',
  source: 'Source',
  destination: 'Destination',
  protocol: 'Protocol',
  port: 'Destination port',
  direction: 'Direction',
  addresses: 'Addresses',
  reason: 'Reason',
  'aws-source': 'AWS source and date',
  'way-back': 'Way back',
  open: 'Allow',
  close: 'Remove',
  'to-fill-in': '(to fill in: your clients)',
  outbound: 'outbound',
  'reason-of': 'Amazon WorkSpaces: {title}',
  'reason-close': 'No longer needed for: {title}',
  'back-open': 'Delete this rule',
  'back-close': 'Allow it again',
} as const;
