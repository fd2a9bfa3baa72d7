// Names of the directory's settings: distributions of CloudFront that give clients and login pages what they show.
import { BY_NAME, text } from './defaults.ts';
import { GOVCLOUD } from './region-lists.ts';
import type { RegionCode } from './regions.ts';
import type { DomainName, Requirement, Text } from './requirement.ts';

/** Graphics of the login page, where a customer has its own. */
const GRAPHICS: Readonly<Partial<Record<RegionCode, string>>> = {
  'us-east-1': 'd2h1yryv1jxiq.cloudfront.net',
  'us-west-2': 'd1fq42e1gi7rtq.cloudfront.net',
  'ap-south-1': 'd1ctsk4u02kky7.cloudfront.net',
  'ap-northeast-2': 'dyoj3cw6iktvg.cloudfront.net',
  'ap-southeast-1': 'd1525ef92caquk.cloudfront.net',
  'ap-southeast-2': 'dodwxjr2amr8p.cloudfront.net',
  'ap-northeast-1': 'd3v7kcib8ir2e1.cloudfront.net',
  'ca-central-1': 'd1ebdk07rro1qy.cloudfront.net',
  'eu-central-1': 'd39q4y7cndearu.cloudfront.net',
  'eu-west-1': 'd2127w6wvrc6l3.cloudfront.net',
  'eu-west-2': 'df4ahgpxbxqy2.cloudfront.net',
  'eu-west-3': 'd2kmf63k5sit88.cloudfront.net',
  'sa-east-1': 'd2nezqurrjvain.cloudfront.net',
  'af-south-1': 'dr6ry0pwaoy23.cloudfront.net',
  'il-central-1': 'd2kmf63k5sit88.cloudfront.net',
};

/** JavaScript of the login page; that of us-east-1 is the name that serves directories everywhere. */
const SCRIPTS: Readonly<Partial<Record<RegionCode, string>>> = {
  'us-west-2': 'd18af777lco7lp.cloudfront.net',
  'ap-south-1': 'd78hovzzqqtsb.cloudfront.net',
  'ap-northeast-2': 'dtyv4uwoh7ynt.cloudfront.net',
  'ap-southeast-1': 'd3qzmd7y07pz0i.cloudfront.net',
  'ap-southeast-2': 'dwcpoxuuza83q.cloudfront.net',
  'ap-northeast-1': 'd2c2t8mxjhq5z1.cloudfront.net',
  'ca-central-1': 'd2wfbsypmqjmog.cloudfront.net',
  'eu-central-1': 'd1whcm49570jjw.cloudfront.net',
  'eu-west-1': 'd3pgffbf39h4k4.cloudfront.net',
  'eu-west-2': 'd16q6638mh01s7.cloudfront.net',
  'eu-west-3': 'd1a3pnge9on3sx.cloudfront.net',
  'sa-east-1': 'd2lh2qc5bdoq4b.cloudfront.net',
  'af-south-1': 'di5ygl2cs0mrh.cloudfront.net',
  'il-central-1': 'd1a3pnge9on3sx.cloudfront.net',
};

const SHARED: Text = text(
  'The page gives Paris and Tel Aviv the same name, which may be a mistake of the page.',
  'パリとテルアビブに同じ名前が記載されており、ページの誤りの可能性がある。',
);

/** Names that everyone needs, whatever the Region. */
const EVERYWHERE: readonly [DomainName, ...DomainName[]] = [
  {
    name: 'd32i4gd7pg4909.cloudfront.net',
    note: text(
      'Sign-in to the directory (/prod/REGION/DIRECTORY), the macOS client, and JavaScript of us-east-1.',
      'ディレクトリの認証 (/prod/REGION/DIRECTORY)、macOS クライアント、us-east-1 の JavaScript に使われる。',
    ),
  },
  {
    name: 'd21ui22avrxoh6.cloudfront.net',
    note: text(
      'Settings of the directory: /prod/REGION/DIRECTORY.',
      'ディレクトリ設定: /prod/REGION/DIRECTORY。',
    ),
  },
  {
    name: 'd1cbg795sa4g1u.cloudfront.net',
    note: text(
      'Graphics of the login page; the only such name in 2020, “legacy” now, still in sections on Regions.',
      'ログインページの画像。2020 年には唯一の名前だった。現在は Legacy 扱いだが、リージョン別の節には残っている。',
    ),
  },
  {
    name: 'd3s98kk2h6f4oh.cloudfront.net',
    note: text('CSS of the login pages.', 'ログインページの CSS。'),
  },
  {
    name: 'dyqsoz7pkju4e.cloudfront.net',
    note: text('CSS of the login pages.', 'ログインページの CSS。'),
  },
];

const GOVCLOUD_NAMES: readonly DomainName[] = [
  {
    name: 's3.amazonaws.com',
    regions: GOVCLOUD,
    note: text(
      'Settings /workspaces-client-properties/prod/(pdt or osu)/DIRECTORY, CSS ' +
        '/workspaces-clients-css/workspaces_v2.css; in 2020 also graphics /workspaces-client-assets/prod/pdt/DIRECTORY.',
      '設定は /workspaces-client-properties/prod/(pdt または osu)/DIRECTORY、CSS は ' +
        '/workspaces-clients-css/workspaces_v2.css。2020 年は画像 /workspaces-client-assets/prod/pdt/DIRECTORY も。',
    ),
  },
  ...GOVCLOUD.map((region) => ({
    name: `workspace-client-assets-pdt.s3-${region}.amazonaws.com`,
    regions: [region],
    note: text('Graphics of the login page.', 'ログインページの画像。'),
  })),
];

/** Settings of the directory, and what login pages are made of. */
export const DIRECTORY_SETTINGS: Requirement = {
  ...BY_NAME,
  id: 'directory-settings',
  category: text('Directory Settings', 'ディレクトリ設定'),
  title: text('Directory settings and login pages', 'ディレクトリ設定とログインページ'),
  destination: {
    kind: 'domains',
    domains: [...EVERYWHERE, ...perRegion(GRAPHICS), ...perRegion(SCRIPTS), ...GOVCLOUD_NAMES],
  },
  isNeededWithPrivateLink: true,
  sources: [
    { source: 'aws-ports-2026' },
    { source: 'aws-ports-2022' },
    { source: 'aws-ports-2020' },
    { source: 'aws-privatelink-2026', note: 'TCP and UDP 443, also with PrivateLink' },
  ],
};

function perRegion(names: Readonly<Partial<Record<RegionCode, string>>>): readonly DomainName[] {
  return Object.entries(names).map(([region, name]) => ({
    name,
    regions: [region as RegionCode],
    ...(region === 'eu-west-3' || region === 'il-central-1' ? { note: SHARED } : {}),
  }));
}
