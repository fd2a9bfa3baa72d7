// The words of a request's rows, in Japanese. One that lacks a parameter of the English, or has another, does not compile.
import { translation } from './translation.ts';

export const JA = translation({
  number: 'No.',
  action: '区分',
  source: '送信元',
  destination: '宛先',
  protocol: 'プロトコル',
  port: '宛先ポート',
  direction: '方向',
  addresses: 'アドレス数',
  reason: '理由',
  'aws-source': 'AWS の根拠と日付',
  'way-back': '切り戻し',
  open: '許可追加',
  close: '許可削除',
  'to-fill-in': '（要記入: 利用端末のネットワーク）',
  outbound: '送信',
  'reason-of': 'Amazon WorkSpaces: {title}',
  'reason-close': '不要になったため: {title}',
  'back-open': '本ルールを削除',
  'back-close': '再度許可',
});
