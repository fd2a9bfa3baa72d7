// The words of a comparison, in Japanese. One that lacks a parameter of the English, or has another, does not compile.
import { translation } from './translation.ts';

export const JA = translation({
  needed: '必要',
  wider: '必要より広い',
  optional: '次のリストを使う場合だけ必要',
  unneeded: '不要',
  private: 'プライベートまたは予約済み',
  everything: 'ほぼすべてを許可',
  taken: '{taken} として扱った',
  syntax: 'アドレスではない',
  octet: '255 を超える数',
  'leading-zero': '先頭に 0 がある',
  length: '長さが大きすぎる',
  mask: 'マスクではない',
  backward: '範囲が逆',
  wildcard: '途中に * がある',
  any: 'any とある行（比較していない）',
  denied: '拒否の行にある',
  comment: 'コメントにある',
});
