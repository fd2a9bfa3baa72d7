// The words for codes, in Japanese.
import type { CodeName } from './codes-en.ts';

export const CODES = {
  'severity-action': '要対応',
  'severity-routine': '定常',
  'severity-baseline': '新規公開',
  'severity-approval': '承認',
  'severity-health': '状態',

  'cause-feed': 'AWS がアドレス範囲を変更',
  'cause-catalogue': '要件カタログの更新',
  'cause-config': '設定の変更',
  'cause-hold-expired': '保留期間の終了',
  'cause-approval': '担当者の判断',
  'cause-baseline': '新規公開',

  'service-documented': 'AWS の文書に記載',
  'service-held': '保留',
  'service-included': '設定による追加',

  'exception-include': '追加',
  'exception-exclude': '除外',

  'dropped-reserved': '予約済みまたはプライベートの範囲',
  'dropped-too-wide': '公開できる範囲より広い',

  'purpose-client': 'サインイン（アドレス）',
  'purpose-streaming': 'ストリーミング',
  'purpose-accelerator': 'Global Accelerator',
  'purpose-health-check': 'ヘルスチェック',
  'purpose-web': 'Web Access',
  'purpose-domains': 'ドメイン名',
  'purpose-name-resolution': '名前解決と時刻同期',
  'purpose-privatelink': 'PrivateLink',
  'purpose-management-interface': '管理インターフェイス',
  'purpose-primary-interface': 'プライマリインターフェイス',
  'purpose-pools': 'Pools',
  'purpose-mail': '招待メール',
  'purpose-history': '現在は不要',

  'interface-client-network': 'クライアントのネットワーク',
  'interface-workspace-management': 'WorkSpace の管理インターフェイス',
  'interface-workspace-primary': 'WorkSpace のプライマリインターフェイス',
  'interface-pools-management': 'Pools の管理インターフェイス',
  'interface-pools-customer': 'Pools のお客様側インターフェイス',
  'interface-vpc-endpoint': 'VPC エンドポイント',
} as const satisfies Readonly<Record<CodeName, string>>;
