// Name resolution and time: what only the customer can fill in.
import { APPLICATIONS_AND_WEB, FROM_CLIENT, PCOIP_ENDS, text, udp } from './defaults.ts';
import type { Need, Requirement } from './requirement.ts';

const DNS_SERVERS = text('your DNS servers', '自社の DNS サーバー');

const USES_DNS: Need = {
  kind: 'if',
  condition: text(
    'Names are resolved by DNS servers beyond the firewall.',
    'ファイアウォールの外側にある DNS サーバーで名前解決する場合。',
  ),
};

/** DNS for client applications. */
export const CLIENT_DNS: Requirement = {
  ...FROM_CLIENT,
  id: 'client-dns-53',
  purpose: 'name-resolution',
  category: text('Ports for client applications', 'クライアントアプリケーションのポート'),
  title: text('DNS for client applications', 'クライアントアプリケーションの DNS'),
  transports: [udp(53)],
  destination: { kind: 'customer', what: DNS_SERVERS },
  clients: APPLICATIONS_AND_WEB,
  need: USES_DNS,
  sources: [
    { source: 'aws-ports-2026', note: 'for client applications since some time after 2022-09' },
    { source: 'aws-ports-2020', note: 'Web Access only' },
  ],
};

/** DNS for browsers. */
export const WEB_DNS: Requirement = {
  ...FROM_CLIENT,
  id: 'web-53',
  purpose: 'name-resolution',
  category: text('Ports for Web Access', 'Web Access のポート'),
  title: text('Web Access: DNS', 'Web Access: DNS'),
  transports: [udp(53)],
  destination: { kind: 'customer', what: DNS_SERVERS },
  clients: ['web'],
  need: USES_DNS,
  sources: [
    { source: 'aws-ports-2026' },
    { source: 'aws-ports-2022' },
    { source: 'aws-ports-git-history', note: 'since 2018' },
    { source: 'aws-ports-2020' },
  ],
};

/** Time for PCoIP zero clients, whose certificates are checked against it. */
export const ZERO_CLIENT_NTP: Requirement = {
  ...FROM_CLIENT,
  id: 'zero-client-ntp',
  purpose: 'name-resolution',
  category: text('PCoIP zero client', 'PCoIP ゼロクライアント'),
  title: text('Time for PCoIP zero clients', 'PCoIP ゼロクライアントの時刻同期'),
  transports: [udp(123)],
  destination: { kind: 'domains', domains: [{ name: 'pool.ntp.org' }] },
  clients: ['zero-client'],
  streaming: ['pcoip'],
  status: PCOIP_ENDS,
  sources: [
    { source: 'aws-zero-client-2022', note: 'pool.ntp.org' },
    { source: 'aws-network-requirements-2026', note: 'NTP must be on' },
    { source: 'aws-troubleshooting-2022', note: 'without NTP certificates are refused for their time' },
    { source: 'aws-pcoip-end-2026', note: 'the end of support' },
  ],
};
