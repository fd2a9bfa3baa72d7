// Who says so: every document that the catalogue cites, with its date and where a reader finds it.

/** A document: what it is called, of when it is, and where a reader finds it. */
export interface Source {
  readonly title: string;
  /** The date of the copy that was read, or of publication: `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or a span. */
  readonly date: string;
  readonly where: string;
}

/** Where AWS keeps the administration guide of WorkSpaces. */
const GUIDE = 'https://docs.aws.amazon.com/workspaces/latest/adminguide';

/** Where AWS kept its source until 2022; archived since. */
const ARCHIVE = 'https://github.com/awsdocs/amazon-workspaces-administration-guide';

/** Every source by the id that requirements cite. */
export const SOURCES = {
  'aws-ports-2026': {
    title: 'IP address and port requirements for WorkSpaces Personal (administration guide)',
    date: '2026-09',
    where: `${GUIDE}/workspaces-port-requirements.html`,
  },
  'aws-ports-2025': {
    title: 'The same page, an older copy: it has no client ports 50002 and 55002 yet',
    date: '2025',
    where: `${GUIDE}/workspaces-port-requirements.html`,
  },
  'aws-ports-2022': {
    title: 'The same page, last version that AWS published as source',
    date: '2022-09-02',
    where: `${ARCHIVE}, doc_source/workspaces-port-requirements.md`,
  },
  'aws-ports-git-history': {
    title: 'All published versions of that page',
    date: '2018-02-03/2022-09-02',
    where: `${ARCHIVE}, history of doc_source/workspaces-port-requirements.md`,
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
  'aws-azs-2026': {
    title: 'Availability Zones for WorkSpaces Personal (administration guide)',
    date: '2026',
    where: `${GUIDE}/azs-workspaces.html`,
  },
  'aws-china-2026': {
    title: 'IP address and port requirements for WorkSpaces (China)',
    date: '2026',
    where: 'https://docs.amazonaws.cn/en_us/workspaces/latest/adminguide/workspaces-port-requirements.html',
  },
  'aws-pools-regions-2026': {
    title: 'WorkSpaces Pools Regions (administration guide)',
    date: '2026',
    where: `${GUIDE}/ (WorkSpaces Pools, Regions)`,
  },
  'aws-pools-ports-2026': {
    title: 'Connections to your VPC for WorkSpaces Pools (administration guide)',
    date: '2026',
    where: `${GUIDE}/ (WorkSpaces Pools, connections to your VPC)`,
  },
  'aws-privatelink-2026': {
    title: 'Create and stream from interface VPC endpoints (administration guide)',
    date: '2026',
    where: `${GUIDE}/creating-streaming-vpc-endpoints.html`,
  },
  'aws-accelerator-2026': {
    title: 'Configure AWS Global Accelerator for WorkSpaces Personal (administration guide)',
    date: '2026',
    where: `${GUIDE}/amazon-workspaces-aga.html`,
  },
  'aws-client-management-2026': {
    title: 'Client management reference, Windows (administration guide)',
    date: '2026-08-25',
    where: `${GUIDE}/client-management-reference-windows.html`,
  },
  'aws-network-requirements-2026': {
    title: 'Client network requirements (administration guide)',
    date: '2026',
    where: `${GUIDE}/workspaces-network-requirements.html`,
  },
  'aws-history-2026': {
    title: 'Document history for WorkSpaces (administration guide)',
    date: '2026-09-10',
    where: `${GUIDE}/ (document history)`,
  },
  'aws-pcoip-end-2026': {
    title: 'End of support for PCoIP-based WorkSpaces Personal (administration guide)',
    date: '2026-06-30',
    where: `${GUIDE}/ (PCoIP end of support)`,
  },
  'aws-zero-client-2022': {
    title: 'Set up PCoIP zero clients for WorkSpaces (administration guide)',
    date: '2022-09-02',
    where: `${GUIDE}/set-up-pcoip-zero-client.html`,
  },
  'aws-troubleshooting-2022': {
    title: 'Troubleshoot WorkSpaces issues (administration guide)',
    date: '2022-09-02',
    where: `${GUIDE}/amazon-workspaces-troubleshooting.html`,
  },
  'aws-event-2026': {
    title: 'Monitor your WorkSpaces using Amazon EventBridge (administration guide)',
    date: '2026',
    where: `${GUIDE}/cloudwatch-events.html`,
  },
  'blog-tokyo-2014': {
    title: 'Amazon WorkSpaces in Tokyo, as customers met it (blog post, Japanese)',
    date: '2014-10-17/2014-11-04',
    where: 'Serverworks engineers’ blog, October 2014',
  },
  'blog-proxy-2020': {
    title: 'What WorkSpaces needs of a proxy (blog post, Japanese)',
    date: '2020-07-24',
    where: 'https://soypocket.com/it/amazon-workspaces-proxy/',
  },
  'blog-privatelink-2025': {
    title: 'Log of Windows client 5.29 in a report on streaming over PrivateLink (Japanese)',
    date: '2025-08-28',
    where: 'a blog post; its client log lists QUIC and TCP on 4195 and 443',
  },
  'blog-access-event': {
    title: 'Recording from where users connect: the WorkSpaces Access event (article, Japanese)',
    date: '2022/2023',
    where: 'an article on Qiita about small WorkSpaces topics',
  },
  'feed-2026-08-22': {
    title: 'ip-ranges.json, createDate 2026-08-22-15-17-05',
    date: '2026-08-22',
    where: 'https://ip-ranges.amazonaws.com/ip-ranges.json',
  },
  'feed-history': {
    title: 'WORKSPACES_GATEWAYS in the versions of ip-ranges.json over time',
    date: '2019-08-06/2026-08-22',
    where: 'kept copies of https://ip-ranges.amazonaws.com/ip-ranges.json',
  },
} as const satisfies Record<string, Source>;

/** The id of a source. */
export type SourceId = keyof typeof SOURCES;
