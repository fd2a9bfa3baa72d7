// The endpoint through which desktops stream: its ports, its names, and names of other endpoints that look like it.
import { ENDPOINT_DOMAINS } from '../requirements/privatelink.ts';
import type { Protocol, Transport } from '../requirements/requirement.ts';

/** The ports of the endpoint, by protocol. */
export const ENDPOINT_TRANSPORTS: readonly Transport[] = ENDPOINT_DOMAINS.transports;

/** The same, one by one. */
export const ENDPOINT_PORTS: readonly { readonly protocol: Protocol; readonly port: number }[] =
  ENDPOINT_TRANSPORTS.flatMap(({ protocol, ports }) =>
    ports.flatMap((port) => (typeof port === 'number' ? [{ protocol, port }] : [])),
  );

/**
 * Whose name a name is.
 * - `streaming`: that of the endpoint for streaming in the Region.
 * - `other`: that of another endpoint, or of another Region.
 * - `own`: one that somebody gave it, which only its owner can judge.
 */
export function endpointNameKind(name: string, region: string): 'streaming' | 'other' | 'own' {
  const { destination } = ENDPOINT_DOMAINS;
  const templates = destination.kind === 'domains' ? destination.domains : [];
  const isStreaming = templates
    .map((template) => template.name.replace('{region}', region))
    .some((form) => (form.startsWith('*.') ? name.endsWith(form.slice(1)) : name === form));
  if (isStreaming) return 'streaming';
  return /\.vpce\.amazonaws\.com$|\.aws\.a2z\.com$/.test(name) ? 'other' : 'own';
}
