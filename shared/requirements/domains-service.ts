// Names of the service: what clients call before, beside and after sign-in.
import { ALL_PAGES, APPLICATIONS, BY_NAME, text } from './defaults.ts';
import { GOVCLOUD, LISTED, without } from './region-lists.ts';
import type { Requirement } from './requirement.ts';

/** Updates of the client application. */
export const AUTO_UPDATE: Requirement = {
  ...BY_NAME,
  id: 'auto-update',
  category: text('Client Auto-update', 'クライアントの自動更新'),
  title: text('Automatic updates of the client', 'クライアントの自動更新'),
  destination: {
    kind: 'domains',
    domains: [
      {
        name: 'd2td7dqidlhjx7.cloudfront.net',
        note: text(
          'GovCloud (US-West) in the main table: /prod/pdt/windows/WorkSpacesAppCastx64.xml.',
          'GovCloud (米国西部) のパスは本表では /prod/pdt/windows/WorkSpacesAppCastx64.xml。',
        ),
      },
      {
        name: 's3.amazonaws.com',
        regions: GOVCLOUD,
        note: text(
          'Sections on the Regions: /workspaces-client-updates/prod/pdt/windows/WorkSpacesAppCast.xml for US-West, ' +
            'the same with osu for US-East.',
          'リージョン別の節のパス: 米国西部は /workspaces-client-updates/prod/pdt/windows/WorkSpacesAppCast.xml、' +
            '米国東部は pdt の代わりに osu。',
        ),
      },
    ],
  },
  sources: [
    ...ALL_PAGES,
    {
      source: 'aws-client-management-2026',
      note: 'the Windows client updates itself in fifteen Regions only',
    },
  ],
  note: text(
    'In Ohio, Malaysia and GovCloud the Windows client does not update itself.',
    'オハイオ、マレーシア、GovCloud では Windows クライアントは自動更新されない。',
  ),
};

/** Whether the internet can be reached. */
export const CONNECTIVITY_CHECK: Requirement = {
  ...BY_NAME,
  id: 'connectivity-check',
  category: text('Connectivity Check', '接続の確認'),
  title: text('Connectivity check', '接続の確認'),
  destination: { kind: 'domains', domains: [{ name: 'connectivity.amazonworkspaces.com' }] },
  sources: [...ALL_PAGES, { source: 'blog-proxy-2020' }],
};

/** Where users get the client and check their connection. */
export const CLIENT_DOWNLOAD: Requirement = {
  ...BY_NAME,
  id: 'client-download',
  category: text('Client download', 'クライアントのダウンロード'),
  title: text(
    'Client download, entry of Web Access, connection health check',
    'クライアントのダウンロード、Web Access の入口、接続のヘルスチェックページ',
  ),
  destination: { kind: 'domains', domains: [{ name: 'clients.amazonworkspaces.com' }] },
  sources: [
    { source: 'aws-network-requirements-2026', note: 'the health check page' },
    { source: 'aws-ports-2020', note: 'as the first contact of Web Access' },
    { source: 'blog-tokyo-2014', note: 'in the invitation mail' },
  ],
};

/** Device metrics of old clients. */
export const DEVICE_METRICS: Requirement = {
  ...BY_NAME,
  id: 'device-metrics',
  category: text('Device Metrics (1.0+ and 2.0+ clients)', 'デバイスメトリクス (1.0 以上および 2.0 以上)'),
  title: text('Device metrics of clients 1.x and 2.x', 'クライアント 1.x / 2.x のデバイスメトリクス'),
  destination: { kind: 'domains', domains: [{ name: 'device-metrics-us-2.amazon.com' }] },
  clients: APPLICATIONS,
  streaming: ['pcoip'],
  need: {
    kind: 'if',
    condition: text('Clients 1.x or 2.x are in use.', 'クライアント 1.x または 2.x を使用している場合。'),
  },
  status: {
    kind: 'legacy',
    note: text(
      'No longer in the main table; it remains in the section on Seoul.',
      '本表からは削除され、ソウルの節にのみ残っている。',
    ),
  },
  sources: ALL_PAGES,
};

/** Metrics of today's clients. */
export const CLIENT_METRICS: Requirement = {
  ...BY_NAME,
  id: 'client-metrics',
  category: text('Client Metrics (3.0+ clients)', 'クライアントメトリクス (3.0 以上)'),
  title: text('Client metrics', 'クライアントメトリクス'),
  destination: {
    kind: 'domains',
    domains: [
      {
        name: 'skylight-client-ds.{region}.amazonaws.com',
        regions: LISTED,
        note: text(
          'The section on GovCloud writes hhttps:// in front; the main table prints the GovCloud rows twice.',
          'GovCloud の節では先頭が hhttps:// と誤記され、本表では GovCloud の行が二重に載っている。',
        ),
      },
      {
        name: 'skylight-client-ds.{region}.api.aws',
        regions: without(LISTED, 'eu-west-3'),
        isDualStack: true,
      },
    ],
  },
  sources: ALL_PAGES,
};

/** Messages to users. */
export const DYNAMIC_MESSAGING: Requirement = {
  ...BY_NAME,
  id: 'dynamic-messaging',
  category: text('Dynamic Messaging Service (3.0+ clients)', '動的メッセージングサービス (3.0 以上)'),
  title: text('Dynamic messaging service', '動的メッセージングサービス'),
  destination: {
    kind: 'domains',
    domains: [
      { name: 'ws-client-service.{region}.amazonaws.com', regions: LISTED },
      {
        name: 'ws-client-service.{region}.api.aws',
        regions: without(LISTED, 'us-east-1', 'eu-west-3'),
        isDualStack: true,
      },
      {
        name: 'ws-client-service.us-east-1.api.aws',
        regions: ['us-east-1'],
        isDualStack: true,
        isDerived: true,
        note: text(
          'The IPv6 list prints ws-client-service.us-east-1.amazonaws.com in its place, likely by mistake.',
          'IPv6 の一覧では ws-client-service.us-east-1.amazonaws.com と書かれており、誤記と思われる。',
        ),
      },
    ],
  },
  sources: [
    { source: 'aws-ports-2026' },
    { source: 'aws-ports-2022' },
    { source: 'aws-ports-git-history', note: 'since 2020-09-03' },
  ],
};

/** Logs of clients. */
export const FORRESTER_LOG: Requirement = {
  ...BY_NAME,
  id: 'forrester-log',
  category: text('Forrester Log Service', 'Forrester Log Service'),
  title: text('Forrester log service', 'Forrester ログサービス'),
  destination: { kind: 'domains', domains: [{ name: 'fls-na.amazon.com' }] },
  sources: ALL_PAGES,
};

/** Registration of browsers and zero clients. */
export const REGISTRATION_S3: Requirement = {
  ...BY_NAME,
  id: 'registration-dependency-s3',
  category: text('Registration Dependency', '登録の依存関係'),
  title: text(
    'Registration of Web Access and PCoIP zero clients',
    'Web Access と PCoIP ゼロクライアントの登録',
  ),
  destination: { kind: 'domains', domains: [{ name: 's3.amazonaws.com' }] },
  clients: ['web', 'zero-client'],
  sources: [
    { source: 'aws-ports-2026', note: 'sections on the Regions; no longer a row of the main table' },
    { source: 'aws-ports-2022' },
    { source: 'aws-ports-2020' },
    { source: 'blog-tokyo-2014', note: 'the endpoint of S3, for the client itself' },
  ],
};
