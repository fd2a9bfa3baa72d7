// Lists of earlier years, kept so that old firewall rules can be explained.
import { APPLICATIONS, BY_NAME, FROM_CLIENT, tcp, text, udp } from './defaults.ts';
import type { Requirement } from './requirement.ts';

/** What a blog of 2020 let through its proxy. */
export const WILDCARDS_2020: Requirement = {
  ...BY_NAME,
  id: 'fqdn-wildcards-2020-blog',
  purpose: 'history',
  category: text('Shorthand of a blog, 2020', '2020 年のブログによる簡略表記'),
  title: text('Wildcards for a proxy, 2020', 'プロキシ用ワイルドカード（2020 年）'),
  destination: {
    kind: 'domains',
    domains: [
      { name: '*.amazonaws.com' },
      { name: '*.cloudfront.net' },
      { name: '*.amazon.com' },
      { name: 'connectivity.amazonworkspaces.com' },
      { name: '{directory}.awsapps.com' },
    ],
  },
  status: {
    kind: 'legacy',
    note: text(
      'Too wide and too little at once: it opens every customer’s buckets and distributions, and lacks the names under ' +
        'signin.aws, api.aws and highlander.aws.a2z.com, clients.amazonworkspaces.com, and GovCloud’s amazonaws-us-gov.com ' +
        'and aws-us-gov.com. Never write it into a list.',
      '広すぎるうえに不足している。他の AWS 利用者のバケットやディストリビューションまで開く一方、signin.aws、api.aws、' +
        'highlander.aws.a2z.com 配下、clients.amazonworkspaces.com、GovCloud の amazonaws-us-gov.com と aws-us-gov.com が' +
        '含まれない。許可リストには使わない。',
    ),
  },
  sources: [{ source: 'blog-proxy-2020' }],
};

/** What was opened when WorkSpaces came to Tokyo. */
export const TOKYO_2014: Requirement = {
  ...FROM_CLIENT,
  id: 'historic-2014-tokyo',
  purpose: 'history',
  category: text('EC2 ranges of Tokyo, 2014', '東京の EC2 アドレス範囲（2014 年）'),
  title: text('Addresses for Tokyo, 2014', '東京リージョンの宛先（2014 年）'),
  transports: [tcp(443, 4172), udp(4172)],
  destination: {
    kind: 'documented',
    ranges: {
      'ap-northeast-1': [
        '175.41.192.0/18',
        '46.51.224.0/19',
        '176.32.64.0/19',
        '103.4.8.0/21',
        '176.34.0.0/18',
        '54.248.0.0/15',
        '54.250.0.0/16',
        '54.238.0.0/16',
        '54.199.0.0/16',
        '54.178.0.0/16',
        '54.95.0.0/16',
        '54.92.0.0/17',
        '54.168.0.0/16',
        '54.64.0.0/15',
      ],
    },
    within: { service: 'AMAZON', region: 'HOME' },
    domains: [],
  },
  clients: APPLICATIONS,
  streaming: ['pcoip'],
  status: {
    kind: 'history',
    endedOn: '2020-05',
    note: text(
      '739,328 addresses, and only one of the four IPv4 prefixes of today’s gateways in Tokyo (54.250.251.0/24). By May 2020 AWS’s ' +
        'page named gateways outside of them.',
      '739,328 アドレスを開くが、現在の東京のゲートウェイ（IPv4）4 プレフィックスのうち 1 つ（54.250.251.0/24）しか含まない。' +
        '2020 年 5 月の AWS ページには、すでにこの範囲外のゲートウェイが載っている。',
    ),
  },
  sources: [
    { source: 'blog-tokyo-2014', note: 'as of 2014-10-17; CloudFront added on 2014-11-04' },
    { source: 'aws-ports-2020', note: 'gateways outside of these ranges' },
  ],
  note: text(
    'The ranges of CloudFront and the endpoint of S3 were to be opened on 443 as well.',
    'あわせて CloudFront のアドレス範囲と S3 のエンドポイントにも 443 を開ける必要があった。',
  ),
};
