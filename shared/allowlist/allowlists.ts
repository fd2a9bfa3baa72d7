// The allowlists: their names, which are part of the URL and never change, their labels, and what they carry.
import { REQUIREMENTS } from '../requirements/catalogue.ts';
import type { Port, Requirement, Text, Transport } from '../requirements/requirement.ts';

/** What an allowlist is, whatever the Region. */
interface Definition {
  readonly label: Text;
  /** Ids of the requirements whose destinations it carries. */
  readonly requirements: readonly string[];
  /** Whether it opens addresses that all customers of AWS share. */
  readonly isWide: boolean;
}

/** Every allowlist by its name, in the order in which they are shown: the recommended ones first. */
const ALLOWLISTS = {
  streaming: {
    label: { en: 'WorkSpaces gateways, narrow', ja: 'WorkSpaces ゲートウェイ（狭い範囲）' },
    requirements: ['pcoip-gateway-4172', 'pcoip-udp-50002-55002', 'dcv-gateway-4195', 'dcv-gateway-443'],
    isWide: false,
  },
  client: {
    label: {
      en: 'AWS-wide addresses for sign-in: wide, shared by all AWS customers',
      ja: 'サインイン用の AWS 全体のアドレス: 広い範囲（全 AWS 利用者と共有）',
    },
    requirements: ['client-https-443'],
    isWide: true,
  },
  web: {
    label: {
      en: 'EC2 addresses for browser access: wide; needs streaming too',
      ja: 'ブラウザアクセス用の EC2 アドレス: 広い範囲。streaming も必要',
    },
    requirements: ['web-80', 'web-443'],
    isWide: true,
  },
} as const satisfies Record<string, Definition>;

/** The name of an allowlist. */
export type AllowlistName = keyof typeof ALLOWLISTS;

/** All names, in the order in which they are shown. */
export const ALLOWLIST_NAMES = Object.keys(ALLOWLISTS) as readonly AllowlistName[];

/** Whether a text is the name of an allowlist. */
export function isAllowlistName(text: string): text is AllowlistName {
  return Object.hasOwn(ALLOWLISTS, text);
}

/** The one-line label of an allowlist, in both languages. */
export function labelOf(name: AllowlistName): Text {
  return ALLOWLISTS[name].label;
}

/** Whether an allowlist opens addresses that all customers of AWS share. */
export function isWide(name: AllowlistName): boolean {
  return ALLOWLISTS[name].isWide;
}

/** The ids of the requirements that an allowlist carries, as its definition names them. */
export function requirementIdsOf(name: AllowlistName): readonly string[] {
  return ALLOWLISTS[name].requirements;
}

/** The requirements that an allowlist carries. */
export function requirementsOf(name: AllowlistName): readonly Requirement[] {
  const ids = requirementIdsOf(name);
  return REQUIREMENTS.filter(({ id }) => ids.includes(id));
}

/** The ports that an allowlist opens: those of all its requirements, once each, ascending. */
export function portsOf(name: AllowlistName): readonly Transport[] {
  const transports = requirementsOf(name).flatMap((requirement) => requirement.transports);
  return (['tcp', 'udp'] as const).flatMap((protocol) => {
    const all = transports
      .filter((transport) => transport.protocol === protocol)
      .flatMap(({ ports }) => ports);
    const [first, ...rest] = [...new Set(all)].sort((a, b) => firstPort(a) - firstPort(b));
    return first === undefined ? [] : [{ protocol, ports: [first, ...rest] as const }];
  });
}

function firstPort(port: Port): number {
  return typeof port === 'number' ? port : Number(port.split('-', 1)[0]);
}
