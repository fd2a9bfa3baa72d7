// The allowlists: which requirements each carries, and the ports that follow.
import { requirementById } from '../requirements/catalogue.ts';
import { concerns, hasOption, isInForce, type Needs } from '../requirements/needs.ts';
import type { Option, Port, Protocol, Requirement, Transport } from '../requirements/requirement.ts';
import { ALLOWLIST_NAMES, type AllowlistName } from './labels.ts';

export { ALLOWLIST_NAMES, type AllowlistName, isWide, labelOf } from './labels.ts';

/** What an allowlist is, whatever the Region. */
interface Definition {
  /** Ids of the requirements whose destinations it carries. */
  readonly requirements: readonly string[];
  readonly carries: 'prefixes' | 'domains' | 'both';
  /** An option that the list itself stands for: whoever publishes the list uses it. */
  readonly option?: Option;
}

const PCOIP = ['pcoip-gateway-4172', 'pcoip-udp-50002-55002'];
const DCV = ['dcv-gateway-4195', 'dcv-gateway-443', 'web-4195'];

/** Every allowlist by its name. */
const ALLOWLISTS = {
  domains: {
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
  },
  streaming: {
    carries: 'prefixes',
    requirements: [...PCOIP, ...DCV],
  },
  'streaming-pcoip': {
    carries: 'prefixes',
    requirements: PCOIP,
  },
  'streaming-dcv': {
    carries: 'prefixes',
    requirements: DCV,
  },
  'streaming-accelerator': {
    carries: 'prefixes',
    requirements: ['dcv-aga'],
    option: 'global-accelerator',
  },
  'health-check': {
    requirements: ['health-check'],
    carries: 'both',
  },
  client: {
    carries: 'prefixes',
    requirements: ['client-https-443'],
  },
  web: {
    carries: 'prefixes',
    requirements: ['web-80', 'web-443'],
  },
} as const satisfies Record<AllowlistName, Definition>;

/** What an allowlist can have in it. */
export function carriedBy(name: AllowlistName): Definition['carries'] {
  return ALLOWLISTS[name].carries;
}

/** The ids of all requirements that an allowlist may carry, whatever a team needs. */
export function requirementIdsOf(name: AllowlistName): readonly string[] {
  return ALLOWLISTS[name].requirements;
}

/** The allowlists that carry a requirement, in the order in which they are shown. */
export function allowlistsOf(requirement: string): readonly AllowlistName[] {
  return ALLOWLIST_NAMES.filter((name) => requirementIdsOf(name).includes(requirement));
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
