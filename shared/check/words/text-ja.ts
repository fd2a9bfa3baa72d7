// What stands around the findings of a check, in Japanese. One that lacks a parameter of the English does not compile.
import { textTranslation } from './translation.ts';

export const TEXT_JA = textTranslation({
  heading: '{region}: {tried} 件中 {reached} 件の接続に成功しました。',
  'heading-fine': '{region}: 確認できるものはすべて到達できます（接続 {reached} 件）。',
  'heading-none': '{region}: 確認できませんでした。',
  needed: '不可',
  conditional: '不可（使用する場合のみ必要）',
  note: '参考',
  'owner-dns': 'DNS',
  'owner-firewall': 'ファイアウォール',
  'owner-proxy': 'プロキシ',
  'owner-machine': 'この端末',
  'owner-aws': 'AWS の設定',
  todo: '対処（{owner}）: {todo}',
  requirements: '要件: {what}',
  conditions: '次の場合のみ必要: {what}',
  places: '該当する宛先: {what}',
  rules: 'ルール:',
});
