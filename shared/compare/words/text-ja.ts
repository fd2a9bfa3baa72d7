// What stands around a comparison as text, in Japanese. One that lacks a parameter of the English does not compile.
import { textTranslation } from './translation.ts';

export const TEXT_JA = textTranslation({
  heading: '{region}: {lists}（ip-ranges.json {token}、{date} 時点）',
  'of-feed-only':
    '要件カタログには {region} のドメイン名も文書化された範囲もありません。フィードのアドレスだけを比較しました。サインインなどに必要なドメイン名は AWS に確認してください。',
  'not-compared': '比較していないリスト (内容が不明、または公開されていない): {lists}',
  missing: '不足: {count} 件。許可してください。許可しないと接続に失敗します。',
  'nothing-missing': '不足: なし。',
  'nothing-missing-of': '比較した範囲 ({lists}) では不足なし。',
  superfluous:
    '不要、または必要より広い: {count} 件。必要なものをすべて許可したうえで、解除するか狭めることができます。',
  more: '必要な範囲より {count} アドレス多い',
  'needed-of-it': 'このうち必要: {what}',
  'needed-part': '必要: {count} 件',
  private: 'プライベートまたは予約済み: {count} 件。ルールの送信元側と思われるため、比較していません。',
  taken: '書かれた形と異なる解釈をしたもの: {count} 件',
  unread: '読み取らなかったもの: {count} 件。ご自身で確認してください。',
  'other-lines': 'アドレスもドメイン名もない行: {count} 行（{lines}）',
  ports: '記載がまったくないポート: {ports}。ルールで許可されているか確認してください。',
  'no-ports': '宛先だけを比較しています（ポートは比較していません）。',
  line: '{line} 行目',
  addresses: '{count} アドレス',
});
