// The allowlists' names, which are part of the URL and never change, and their labels. Without the catalogue: whoever only
// shows lists needs no more.
import type { Text } from '../requirements/requirement.ts';

/** The one-line label of every allowlist, in the order in which they are shown: the recommended ones first. */
export const LABELS = {
  domains: {
    en: 'names for sign-in and service, by category',
    ja: 'サインインとサービスの名前（カテゴリ別）',
  },
  streaming: { en: 'WorkSpaces gateways, narrow', ja: 'WorkSpaces ゲートウェイ（狭い範囲）' },
  'streaming-pcoip': { en: 'WorkSpaces gateways, PCoIP only', ja: 'WorkSpaces ゲートウェイ（PCoIP のみ）' },
  'streaming-dcv': { en: 'WorkSpaces gateways, DCV only', ja: 'WorkSpaces ゲートウェイ（DCV のみ）' },
  'streaming-accelerator': {
    en: 'Global Accelerator for DCV, where used',
    ja: 'DCV 用 Global Accelerator（使用する場合）',
  },
  'health-check': { en: 'health-check servers', ja: 'ヘルスチェックサーバー' },
  client: {
    en: 'AWS-wide addresses for sign-in: wide, shared by all AWS customers',
    ja: 'サインイン用の AWS 全体のアドレス: 広い範囲（全 AWS 利用者と共有）',
  },
  web: {
    en: 'EC2 addresses for browser access: wide; needs streaming-dcv too',
    ja: 'ブラウザアクセス用の EC2 アドレス: 広い範囲。streaming-dcv も必要',
  },
} as const satisfies Record<string, Text>;

/** The name of an allowlist. */
export type AllowlistName = keyof typeof LABELS;

/** All names, in the order in which they are shown. */
export const ALLOWLIST_NAMES = /* @__PURE__ */ Object.keys(LABELS) as readonly AllowlistName[];

/** The one-line label of an allowlist, in both languages. */
export function labelOf(name: AllowlistName): Text {
  return LABELS[name];
}

/** Whether an allowlist opens addresses that all customers of AWS share. */
export function isWide(name: AllowlistName): boolean {
  return name === 'client' || name === 'web';
}
