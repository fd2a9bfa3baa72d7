// Names of the brokers through which sessions start, and of the API.
import { ALL_PAGES, APPLICATIONS, BY_NAME, PCOIP_ENDS, text } from './defaults.ts';
import { FIPS, LISTED } from './region-lists.ts';
import type { Requirement } from './requirement.ts';

/** The session broker of PCoIP. */
export const SESSION_BROKER: Requirement = {
  ...BY_NAME,
  id: 'session-broker-pcm',
  category: text('Session Broker (PCM)', 'セッションブローカー (PCM)'),
  title: text('Session broker of PCoIP', 'PCoIP のセッションブローカー'),
  destination: {
    kind: 'domains',
    domains: [
      { name: 'skylight-cm.{region}.amazonaws.com', regions: LISTED },
      { name: 'skylight-cm-fips.{region}.amazonaws.com', regions: FIPS, option: 'fips' },
      { name: 'skylight-cm.{region}.api.aws', regions: LISTED, isDualStack: true },
      { name: 'skylight-cm-fips.{region}.api.aws', regions: FIPS, option: 'fips', isDualStack: true },
    ],
  },
  clients: [...APPLICATIONS, 'zero-client'],
  streaming: ['pcoip'],
  status: PCOIP_ENDS,
  sources: [...ALL_PAGES, { source: 'aws-pcoip-end-2026', note: 'the end of support' }],
};

/** The broker through which every session starts. */
export const WS_BROKER: Requirement = {
  ...BY_NAME,
  id: 'ws-broker',
  category: text('WS Broker', 'WS ブローカー'),
  title: text('WS broker', 'WS ブローカー'),
  destination: {
    kind: 'domains',
    domains: [
      { name: 'ws-broker-service.{region}.amazonaws.com', regions: LISTED },
      { name: 'ws-broker-service-fips.{region}.amazonaws.com', regions: FIPS, option: 'fips' },
      { name: 'ws-broker-service.{region}.api.aws', regions: LISTED, isDualStack: true },
      { name: 'ws-broker-service-fips.{region}.api.aws', regions: FIPS, option: 'fips', isDualStack: true },
    ],
  },
  isNeededWithPrivateLink: true,
  sources: [
    ...ALL_PAGES,
    { source: 'aws-privatelink-2026', note: 'TCP and UDP 443, also with PrivateLink' },
    { source: 'blog-privatelink-2025', note: 'named in the log of client 5.29' },
  ],
};

/** The API of WorkSpaces. */
export const WORKSPACES_API: Requirement = {
  ...BY_NAME,
  id: 'workspaces-api',
  category: text('WorkSpaces API Endpoints', 'WorkSpaces API エンドポイント'),
  title: text('API of WorkSpaces', 'WorkSpaces の API'),
  destination: {
    kind: 'domains',
    domains: [
      {
        name: 'workspaces.{region}.amazonaws.com',
        regions: [...LISTED, 'us-east-2', 'ap-southeast-5'],
      },
      {
        name: 'workspaces-fips.{region}.amazonaws.com',
        regions: [...FIPS, 'us-east-2'],
        option: 'fips',
      },
      {
        name: 'workspaces.{region}.api.aws',
        regions: [...LISTED, 'us-east-2', 'ap-southeast-5'],
        isDualStack: true,
      },
      {
        name: 'workspaces-fips.{region}.api.aws',
        regions: [...FIPS, 'us-east-2'],
        option: 'fips',
        isDualStack: true,
      },
    ],
  },
  sources: [...ALL_PAGES, { source: 'aws-endpoints-2026', note: 'adds us-east-2 and ap-southeast-5' }],
};
