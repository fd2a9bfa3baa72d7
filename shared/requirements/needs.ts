// What a team uses of WorkSpaces, and so needs: its clients, streaming protocols, options and directories.
import type { Client, Option, Requirement, Streaming } from './requirement.ts';

/** What is used. */
export interface Needs {
  readonly clients: readonly Client[];
  readonly streaming: readonly Streaming[];
  readonly options: readonly Option[];
  /** Directory ids (`d-…`) or aliases; without one, a wildcard stands for them all. */
  readonly directories: readonly string[];
}

/** Every client. */
export const CLIENTS: readonly Client[] = [
  'windows',
  'macos',
  'linux',
  'ios',
  'android',
  'chromebook',
  'web',
  'zero-client',
  'thin-client',
];

/** Both streaming protocols. */
export const STREAMING: readonly Streaming[] = ['pcoip', 'dcv'];

/** Every option. */
export const OPTIONS: readonly Option[] = [
  'saml',
  'smart-card',
  'fips',
  'privatelink',
  'pools',
  'ipv6',
  'global-accelerator',
];

/**
 * What is assumed unless the configuration says otherwise: every client, and the options whose names cost nothing where
 * they are not used. FIPS, PrivateLink, Pools and Global Accelerator are set up on purpose, and so are asked for.
 */
export const DEFAULT_NEEDS: Needs = {
  clients: CLIENTS,
  streaming: STREAMING,
  options: ['saml', 'smart-card', 'ipv6'],
  directories: [],
};

/** Whether a team's clients and protocols meet the requirement. One without clients is of a WorkSpace's own side. */
export function concerns({ clients, streaming }: Requirement, needs: Needs): boolean {
  const hasClient = clients.length === 0 || clients.some((client) => needs.clients.includes(client));
  return hasClient && streaming.some((protocol) => needs.streaming.includes(protocol));
}

/** Whether the requirement's own option is used; most have none. */
export function hasOption({ need }: Requirement, needs: Needs): boolean {
  return need.kind === 'always' || need.option === undefined || needs.options.includes(need.option);
}

/** Whether the requirement still holds, for clients that AWS supports. */
export function isInForce({ status }: Requirement): boolean {
  return status.kind === 'current' || status.kind === 'ends';
}
