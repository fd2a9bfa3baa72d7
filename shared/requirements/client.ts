// Sign-in by address: what devices open that cannot filter by name.
import { APPLICATIONS, FROM_CLIENT, tcpAndUdp, text } from './defaults.ts';
import type { Requirement } from './requirement.ts';

/** Client applications on 443: AWS-wide addresses, shared by every customer of AWS. */
export const CLIENT_HTTPS: Requirement = {
  ...FROM_CLIENT,
  id: 'client-https-443',
  purpose: 'client',
  category: text('Ports for client applications', 'クライアントアプリケーションのポート'),
  title: text(
    'Client application: updates, registration, sign-in',
    'クライアントアプリケーション: 更新、登録、サインイン',
  ),
  transports: tcpAndUdp(443),
  destination: {
    kind: 'selectors',
    selectors: [
      { service: 'AMAZON', region: 'GLOBAL' },
      { service: 'AMAZON', region: 'HOME' },
      { service: 'AMAZON', region: 'us-east-1' },
      { service: 'AMAZON', region: 'us-west-2' },
      { service: 'S3', region: 'us-west-2' },
    ],
    inChina: [{ service: 'AMAZON', region: 'HOME' }],
  },
  clients: APPLICATIONS,
  proxy: { kind: 'possible' },
  isNeededWithPrivateLink: true,
  sources: [
    { source: 'aws-ports-2026', note: 'TCP and UDP' },
    { source: 'aws-ports-2025', note: 'TCP and UDP' },
    { source: 'aws-ports-2022', note: 'TCP only; UDP came after 2022-09' },
    { source: 'aws-ports-2020', note: 'TCP only; UDP came after 2022-09' },
    { source: 'aws-china-2026', note: 'AMAZON of the home Region only' },
    { source: 'aws-client-management-2026', note: 'the Windows client takes the system’s proxy by default' },
    { source: 'aws-privatelink-2026', note: 'sign-in still goes to the internet, TCP and UDP 443' },
    { source: 'blog-proxy-2020', note: 'TCP; takes these addresses and the names for the same traffic' },
    { source: 'blog-access-event', note: 'connections on 443 leave no access event' },
    {
      source: 'feed-2026-08-22',
      note: 'S3 of us-west-2 lies inside AMAZON of us-west-2 and adds no address',
    },
  ],
  note: text(
    'Wide: prefer the names (list “domains”) where the device can filter by name.',
    '範囲が非常に広い。ドメイン名で制御できる機器では、リスト domains のドメイン名での許可を推奨する。',
  ),
};
