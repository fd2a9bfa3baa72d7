// The allowlists: their names, which are part of the URL and never change, their labels, and what they carry.
import { requirementById } from '../requirements/catalogue.ts';
import { concerns, hasOption, isInForce, type Needs } from '../requirements/needs.ts';
import type { Option, Port, Protocol, Requirement, Text, Transport } from '../requirements/requirement.ts';

/** What an allowlist is, whatever the Region. */
interface Definition {
  readonly label: Text;
  /** Ids of the requirements whose destinations it carries. */
  readonly requirements: readonly string[];
  readonly carries: 'prefixes' | 'domains' | 'both';
  /** Whether it opens addresses that all customers of AWS share. */
  readonly isWide: boolean;
  /** An option that the list itself stands for: whoever publishes the list uses it. */
  readonly option?: Option;
}

const PCOIP = ['pcoip-gateway-4172', 'pcoip-udp-50002-55002'];
const DCV = ['dcv-gateway-4195', 'dcv-gateway-443', 'web-4195'];
const NARROW = { carries: 'prefixes', isWide: false } as const;
const WIDE = { carries: 'prefixes', isWide: true } as const;

/** Every allowlist by its name, in the order in which they are shown: the recommended ones first. */
const ALLOWLISTS = {
  domains: {
    label: {
      en: 'names for sign-in and service, by category',
      ja: 'サインインとサービスの名前（カテゴリ別）',
    },
    requirements: [
      'captcha',
      'user-login-pages',
      'smartcard-presession',
      'saml-sso',
      'directory-settings',
      'ws-broker',
      'session-broker-pcm',
      'workspaces-api',
      'connectivity-check',
      'auto-update',
      'client-download',
      'client-metrics',
      'dynamic-messaging',
      'forrester-log',
      'registration-dependency-s3',
      'dcv-gateway-domains',
      'turn-pcoip',
    ],
    carries: 'domains',
    isWide: false,
  },
  streaming: {
    ...NARROW,
    label: { en: 'WorkSpaces gateways, narrow', ja: 'WorkSpaces ゲートウェイ（狭い範囲）' },
    requirements: [...PCOIP, ...DCV],
  },
  'streaming-pcoip': {
    ...NARROW,
    label: { en: 'WorkSpaces gateways, PCoIP only', ja: 'WorkSpaces ゲートウェイ（PCoIP のみ）' },
    requirements: PCOIP,
  },
  'streaming-dcv': {
    ...NARROW,
    label: { en: 'WorkSpaces gateways, DCV only', ja: 'WorkSpaces ゲートウェイ（DCV のみ）' },
    requirements: DCV,
  },
  'streaming-accelerator': {
    ...NARROW,
    label: { en: 'Global Accelerator for DCV, where used', ja: 'DCV 用 Global Accelerator（使用する場合）' },
    requirements: ['dcv-aga'],
    option: 'global-accelerator',
  },
  'health-check': {
    label: { en: 'health-check servers', ja: 'ヘルスチェックサーバー' },
    requirements: ['health-check'],
    carries: 'both',
    isWide: false,
  },
  client: {
    ...WIDE,
    label: {
      en: 'AWS-wide addresses for sign-in: wide, shared by all AWS customers',
      ja: 'サインイン用の AWS 全体のアドレス: 広い範囲（全 AWS 利用者と共有）',
    },
    requirements: ['client-https-443'],
  },
  web: {
    ...WIDE,
    label: {
      en: 'EC2 addresses for browser access: wide; needs streaming-dcv too',
      ja: 'ブラウザアクセス用の EC2 アドレス: 広い範囲。streaming-dcv も必要',
    },
    requirements: ['web-80', 'web-443'],
  },
} as const satisfies Record<string, Definition>;

/** The name of an allowlist. */
export type AllowlistName = keyof typeof ALLOWLISTS;

/** All names, in the order in which they are shown. */
export const ALLOWLIST_NAMES = Object.keys(ALLOWLISTS) as readonly AllowlistName[];

/** The one-line label of an allowlist, in both languages. */
export function labelOf(name: AllowlistName): Text {
  return ALLOWLISTS[name].label;
}

/** Whether an allowlist opens addresses that all customers of AWS share. */
export function isWide(name: AllowlistName): boolean {
  return ALLOWLISTS[name].isWide;
}

/** What an allowlist can have in it. */
export function carriedBy(name: AllowlistName): Definition['carries'] {
  return ALLOWLISTS[name].carries;
}

/** The ids of all requirements that an allowlist may carry, whatever a team needs. */
export function requirementIdsOf(name: AllowlistName): readonly string[] {
  return ALLOWLISTS[name].requirements;
}

/** Needs never change, and each Region's lists ask for the same requirements, several times each. */
const known = new WeakMap<Needs, Map<AllowlistName, readonly Requirement[]>>();

/** The requirements that an allowlist carries for a team's needs, in the catalogue's words. */
export function requirementsOf(name: AllowlistName, needs: Needs): readonly Requirement[] {
  const ofNeeds = known.get(needs) ?? new Map<AllowlistName, readonly Requirement[]>();
  known.set(needs, ofNeeds);
  const found = ofNeeds.get(name) ?? findRequirements(name, needs);
  ofNeeds.set(name, found);
  return found;
}

function findRequirements(name: AllowlistName, needs: Needs): readonly Requirement[] {
  const { requirements, option }: Definition = ALLOWLISTS[name];
  const used: Needs = option === undefined ? needs : { ...needs, options: [...needs.options, option] };
  return requirements
    .flatMap((id) => requirementById(id) ?? [])
    .filter(
      (requirement) => isInForce(requirement) && concerns(requirement, used) && hasOption(requirement, used),
    );
}

/** The ports that an allowlist opens: those of all its requirements, once each, ascending. */
export function portsOf(name: AllowlistName, needs: Needs): readonly Transport[] {
  const transports = requirementsOf(name, needs).flatMap((requirement) => requirement.transports);
  return (['tcp', 'udp'] as const).flatMap((protocol): Transport[] => {
    const [first, ...rest] = portsFor(protocol, transports);
    return first === undefined ? [] : [{ protocol, ports: [first, ...rest] }];
  });
}

function portsFor(protocol: Protocol, transports: readonly Transport[]): readonly Port[] {
  const ports = transports
    .filter((transport) => transport.protocol === protocol)
    .flatMap(({ ports }) => ports);
  return [...new Set(ports)].sort((a, b) => firstOf(a) - firstOf(b));
}

function firstOf(port: Port): number {
  return typeof port === 'number' ? port : Number(port.split('-')[0]);
}
