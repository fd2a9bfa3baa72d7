// The words for codes that documents have, in English. A code of the core that has no word here does not compile.
import type { Severity } from '../../shared/alerts/severity.ts';
import type { Dropped } from '../../shared/allowlist/drop.ts';
import type { Exception } from '../../shared/allowlist/exceptions.ts';
import type { Cause } from '../../shared/release/manifest.ts';
import type { StandIn } from '../../shared/release/stand-in.ts';
import type { NetworkInterface, Purpose } from '../../shared/requirements/requirement.ts';

/** The names of the words, each a kind of code and the code. */
export type CodeName =
  | `severity-${Severity}`
  | `cause-${Cause}`
  | `service-${StandIn}`
  | `exception-${Exception['kind']}`
  | `dropped-${Dropped['reason']}`
  | `purpose-${Purpose}`
  | `interface-${NetworkInterface}`;

export const CODES = {
  'severity-action': 'to act on',
  'severity-routine': 'routine',
  'severity-baseline': 'first publication',
  'severity-approval': 'approval',
  'severity-health': 'health',

  'cause-feed': 'AWS changed its address ranges',
  'cause-catalogue': 'the catalogue of requirements changed',
  'cause-config': 'the configuration changed',
  'cause-hold-expired': 'a hold ended',
  'cause-approval': 'a person decided',
  'cause-baseline': 'first publication',

  'service-documented': 'documented by AWS',
  'service-held': 'held',
  'service-included': 'included by the configuration',

  'exception-include': 'added',
  'exception-exclude': 'kept out',

  'dropped-reserved': 'reserved or private space',
  'dropped-too-wide': 'wider than is ever published',

  'purpose-client': 'sign-in by address',
  'purpose-streaming': 'streaming',
  'purpose-accelerator': 'Global Accelerator',
  'purpose-health-check': 'health check',
  'purpose-web': 'Web Access',
  'purpose-domains': 'names',
  'purpose-name-resolution': 'name resolution and time',
  'purpose-privatelink': 'PrivateLink',
  'purpose-management-interface': 'management interface',
  'purpose-primary-interface': 'primary interface',
  'purpose-pools': 'Pools',
  'purpose-mail': 'invitation mail',
  'purpose-history': 'no longer needed',

  'interface-client-network': 'network of the clients',
  'interface-workspace-management': 'management interface of the WorkSpace',
  'interface-workspace-primary': 'primary interface of the WorkSpace',
  'interface-pools-management': 'management interface of Pools',
  'interface-pools-customer': 'customer’s interface of Pools',
  'interface-vpc-endpoint': 'VPC endpoint',
} as const satisfies Readonly<Record<CodeName, string>>;
