// Who says so: every document that a requirement cites, with its date.

/** A document: what it is called, of when it is, and where a reader finds it. */
export interface Source {
  readonly title: string;
  /** The date of the copy that was read, or of publication: `YYYY-MM-DD`, `YYYY-MM` or a span. */
  readonly date: string;
  readonly where: string;
}

/** Every source by the id that requirements cite. */
export const SOURCES = {
  'aws-ports-2026': {
    title: 'IP address and port requirements for WorkSpaces Personal (administration guide)',
    date: '2026-09',
    where: 'https://docs.aws.amazon.com/workspaces/latest/adminguide/workspaces-port-requirements.html',
  },
  'aws-ports-2020': {
    title: 'IP address and port requirements for Amazon WorkSpaces (administration guide, Japanese)',
    date: '2020-05',
    where: 'https://docs.aws.amazon.com/ja_jp/workspaces/latest/adminguide/workspaces-port-requirements.html',
  },
  'aws-endpoints-2026': {
    title: 'Amazon WorkSpaces endpoints and quotas (general reference)',
    date: '2026',
    where: 'https://docs.aws.amazon.com/general/latest/gr/wsp.html',
  },
  'aws-china-2026': {
    title: 'IP address and port requirements for WorkSpaces (China)',
    date: '2026',
    where: 'https://docs.amazonaws.cn/en_us/workspaces/latest/adminguide/workspaces-port-requirements.html',
  },
  'blog-privatelink-2025': {
    title: 'Log of Windows client 5.29 in a report on streaming over PrivateLink (Japanese)',
    date: '2025-08-28',
    where: 'a blog post; its client log lists QUIC and TCP on 4195 and 443',
  },
  'feed-2026-08-22': {
    title: 'ip-ranges.json, createDate 2026-08-22-15-17-05',
    date: '2026-08-22',
    where: 'https://ip-ranges.amazonaws.com/ip-ranges.json',
  },
} as const satisfies Record<string, Source>;

/** The id of a source. */
export type SourceId = keyof typeof SOURCES;
