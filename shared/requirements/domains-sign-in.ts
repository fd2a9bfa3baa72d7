// Names of sign-in: CAPTCHA, login pages, smart cards, SAML.
import { BY_NAME, text } from './defaults.ts';
import { COMMERCIAL, FIPS, GOVCLOUD, LISTED, without } from './region-lists.ts';
import type { Citation, DomainName, Requirement } from './requirement.ts';

const WITH_PRIVATELINK: Citation = {
  source: 'aws-privatelink-2026',
  note: 'TCP and UDP 443, also with PrivateLink',
};

/** The picture test before sign-in. */
export const CAPTCHA: Requirement = {
  ...BY_NAME,
  id: 'captcha',
  category: text('CAPTCHA', 'キャプチャ'),
  title: text('CAPTCHA at sign-in', 'サインイン時のキャプチャ'),
  destination: {
    kind: 'domains',
    domains: [
      {
        name: 'opfcaptcha-prod.s3.amazonaws.com',
        note: text(
          'One section of the page joins the next row’s word to it (…amazonaws.com/Client).',
          'ページの一部では次の行の語が連結されている（…amazonaws.com/Client）。',
        ),
      },
    ],
  },
  isNeededWithPrivateLink: true,
  sources: [
    { source: 'aws-ports-2026' },
    { source: 'aws-ports-2022' },
    { source: 'aws-ports-2020' },
    WITH_PRIVATELINK,
  ],
};

/** Login pages of GovCloud, which have names of their own. */
const GOVCLOUD_LOGIN: readonly DomainName[] = [
  {
    name: 'login.us-gov-home.awsapps.com',
    regions: GOVCLOUD,
    note: text('Path /directory/DIRECTORY/.', 'パスは /directory/DIRECTORY/。'),
  },
  { name: 'us-gov-east-1.signin-fips.amazonaws-us-gov.com', regions: ['us-gov-east-1'] },
  { name: 'us-gov-east-1.sso.signin-fips.aws-us-gov.com', regions: ['us-gov-east-1'] },
  { name: 'us-gov-east-1.apps.signin-fips.aws-us-gov.com', regions: ['us-gov-east-1'] },
  { name: 'us-gov-west-1.signin-fips.amazonaws-us-gov.com', regions: ['us-gov-west-1'] },
  { name: 'us-gov-west-1.apps.signin.aws-us-gov.com', regions: ['us-gov-west-1'] },
  { name: 'signin.amazonaws-us-gov.com', regions: GOVCLOUD },
];

/** Where users type their password. */
export const LOGIN_PAGES: Requirement = {
  ...BY_NAME,
  id: 'user-login-pages',
  category: text('User Login Pages', 'ユーザーログインページ'),
  title: text('Login pages', 'ユーザーログインページ'),
  destination: {
    kind: 'domains',
    domains: [
      {
        name: '{directory}.awsapps.com',
        note: text(
          'The directory’s id (d-…) or the name that its owner chose.',
          'ディレクトリ ID (d-…) または独自に設定したアクセス URL の名前。',
        ),
      },
      { name: '{region}.signin.aws', regions: COMMERCIAL },
      { name: '{region}.signin.aws.amazon.com', regions: COMMERCIAL },
      { name: '{region}.sso.signin.aws', regions: COMMERCIAL },
      { name: '{region}.apps.signin.aws', regions: COMMERCIAL },
      ...GOVCLOUD_LOGIN,
    ],
  },
  isNeededWithPrivateLink: true,
  sources: [
    { source: 'aws-ports-2026' },
    { source: 'aws-ports-2020', note: 'awsapps.com only' },
    { source: 'blog-proxy-2020', note: 'awsapps.com only' },
    { source: 'blog-tokyo-2014', note: 'awsapps.com, in the invitation mail' },
    WITH_PRIVATELINK,
  ],
  note: text(
    'The names under signin.aws came after 2022-09 with a new way of signing in, which AWS brought in around the turn of ' +
      '2025 to 2026. Sections on single Regions still show awsapps.com alone: that is too little.',
    'signin.aws 系の名前は 2022-09 以降に追加された。2025 年末から 2026 年初めに導入された新しいサインイン方式で使われる。' +
      'リージョン別の節には今も awsapps.com しかなく、それだけでは不足する。',
  ),
};

/** The Regions in which smart cards can be used before the session. */
const SMART_CARD_REGIONS = [
  'us-east-1',
  'us-west-2',
  'ap-southeast-2',
  'ap-northeast-1',
  'eu-west-1',
] as const;

/** Smart cards before the session. */
export const SMART_CARD: Requirement = {
  ...BY_NAME,
  id: 'smartcard-presession',
  category: text(
    'Pre-session Smart Card Authentication Endpoints',
    'セッション前スマートカード認証エンドポイント',
  ),
  title: text('Smart cards before the session', 'セッション前のスマートカード認証'),
  destination: {
    kind: 'domains',
    domains: [
      { name: 'smartcard.{region}.signin.aws', regions: SMART_CARD_REGIONS },
      { name: 'smartcard.{region}.apps.signin.aws', regions: SMART_CARD_REGIONS },
      { name: 'smartcard.{region}.signin-fips.amazonaws-us-gov.com', regions: GOVCLOUD },
      {
        name: 'smartcard.us-gov-east-1.apps.signin-fips.amazonaws-us-gov.com',
        regions: ['us-gov-east-1'],
      },
      { name: 'smartcard.us-gov-west-1.apps.signin.aws-us-gov.com', regions: ['us-gov-west-1'] },
      { name: 'smartcard.signin.amazonaws-us-gov.com', regions: GOVCLOUD },
    ],
  },
  clients: ['windows', 'macos', 'linux'],
  streaming: ['dcv'],
  need: {
    kind: 'if',
    option: 'smart-card',
    condition: text(
      'Users sign in with smart cards before the session.',
      'セッション前にスマートカードで認証する場合。',
    ),
  },
  isNeededWithPrivateLink: true,
  sources: [{ source: 'aws-ports-2026' }, WITH_PRIVATELINK],
};

/** Single sign-on. */
export const SAML: Requirement = {
  ...BY_NAME,
  id: 'saml-sso',
  category: text(
    'WorkSpaces Endpoints for SAML Single Sign-On (SSO)',
    'SAML シングルサインオン (SSO) 用 WorkSpaces エンドポイント',
  ),
  title: text('Single sign-on with SAML', 'SAML によるシングルサインオン'),
  destination: {
    kind: 'domains',
    domains: [
      {
        name: 'euc-sso-sm.{region}.amazonaws.com',
        regions: without(LISTED, 'ca-central-1', 'eu-west-1', 'sa-east-1'),
        note: text('Path /v1/report-heartbeat.', 'パスは /v1/report-heartbeat。'),
      },
      {
        name: 'euc-sso-sm-fips.{region}.amazonaws.com',
        regions: FIPS,
        option: 'fips',
        note: text('Path /v1/report-heartbeat.', 'パスは /v1/report-heartbeat。'),
      },
    ],
  },
  need: {
    kind: 'if',
    option: 'saml',
    condition: text('Users sign in with SAML.', 'SAML 認証を使用する場合。'),
  },
  isNeededWithPrivateLink: true,
  sources: [{ source: 'aws-ports-2026' }, WITH_PRIVATELINK],
  note: text(
    'The identity provider’s own names are needed as well; only its operator knows them. The page lists none for Canada, ' +
      'Ireland, Sao Paulo, Ohio and Malaysia.',
    'ID プロバイダー自身のドメイン名も別途許可が必要（AWS のページにはない）。カナダ、アイルランド、サンパウロ、オハイオ、' +
      'マレーシアの名前は記載されていない。',
  ),
};
