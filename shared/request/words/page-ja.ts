// What stands around the rows of a request, in Japanese. One that lacks a parameter of the English does not compile.
import { pageTranslation } from './translation.ts';

export const PAGE_JA = pageTranslation({
  title: 'ファイアウォール変更申請書',
  subject: '件名',
  'subject-change': 'Amazon WorkSpaces（{region}）: {what}',
  'subject-open': '{count}の許可追加',
  'subject-close': '{count}の許可削除',
  destinations: '宛先 {count} 件',
  destination: '宛先 1 件',
  'control-number': '管理番号',
  'requested-on': '申請日',
  'requested-by': '申請者（部署・氏名）',
  'approved-by': '承認者',
  'wanted-on': '実施希望日',
  'done-on': '実施日・実施者',
  why: '理由',
  'why-change':
    'Amazon WorkSpaces の通信要件が変更されたため。AWS からの事前予告はなく、追加分はすでに使用されている可能性があり、許可するまで接続に失敗することがある。削除分は残っていても通信に影響しない。',
  'why-baseline':
    '利用端末から Amazon WorkSpaces へのサインイン、ネットワークの確認、デスクトップのストリーミングに必要な通信だけを許可するため。',
  version: 'AWS の公開情報',
  'version-of': 'ip-ranges.json、syncToken {token}（{date} 公開）',
  'version-from': 'ip-ranges.json、syncToken {before} → {token}（{date} 公開）',
  release: '（リリース {seq}）',
  opened: '許可するアドレス数',
  'opened-ipv4': 'IPv4: {count} プレフィックス、{addresses} アドレス',
  'opened-ipv6': 'IPv6: {count} プレフィックス',
  'opened-names': 'ドメイン名: {count} 件',
  'opened-none': 'なし',
  wide: '範囲が広い: {lists} は AWS の全利用者が共有するアドレス。ドメイン名によるルール（domains）の方がはるかに狭い。',
  direction: '方向',
  'direction-note':
    '利用端末から AWS への送信。ステートフルなファイアウォールでは戻りの通信は自動的に許可される。ステートレスなフィルターでは、端末のポート 49152-65535 への戻りの通信も許可する。',
  'way-back': '切り戻し',
  'way-back-note': '許可追加したルールを削除し、許可削除したルールを再度許可する。ほかの通信には影響しない。',
  changes: '変更するルール',
  sources: 'AWS の根拠と日付',
  'left-out': '含まれないもの',
  'of-feed-only':
    '要件カタログには {region} のドメイン名も文書化された範囲もなく、この申請はフィードのアドレスだけである。サインインなどに必要なドメイン名は AWS に確認する。',
  'empty-lists': 'このリージョンについて内容が不明なリスト: {lists}。',
  'new-lists': '新しいリスト（この申請には含まれない）: {lists}。--baseline で申請書を作成する。',
});
