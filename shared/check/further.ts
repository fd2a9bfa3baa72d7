// What is found but by trying targets: of the proxy itself, of an endpoint's name, of names that cannot be asked for.
import { type CheckFinding, plain } from './finding.ts';
import { endpointNameKind } from './privatelink.ts';
import type { ProxyFacts } from './sight.ts';
import { type Question, wildcardsOf } from './target.ts';

/** Of the proxy itself: that it is not there, or hands out what it should not. */
export function proxyFindings(proxy: ProxyFacts | undefined): readonly CheckFinding[] {
  if (proxy === undefined) return [];
  const { place, lookup, connection, metadataStatus } = proxy;
  if (lookup !== null && lookup.kind !== 'addresses') {
    return [plain('proxy-unresolved', { detail: `${place}: ${lookup.kind}` })];
  }
  if (connection?.kind === 'failed') {
    return [plain('proxy-unreachable', { detail: `${place}: ${connection.how} (${connection.why})` })];
  }
  if (metadataStatus === null || !isMetadata(metadataStatus)) return [];
  return [
    plain('proxy-metadata', {
      requirements: ['mgmt-out-imds'],
      destinations: [{ host: '169.254.169.254', port: 80, protocol: 'tcp', address: null }],
      detail: String(metadataStatus),
    }),
  ];
}

/** The service answers 200, or 401 to whoever has no token; a proxy's own refusals are 403, 407 and the like. */
function isMetadata(status: number): boolean {
  return (status >= 200 && status < 300) || status === 401;
}

/** Of the endpoint's name, and of what clients will say. */
export function privatelinkFindings({ privatelink }: Question, region: string): readonly CheckFinding[] {
  if (privatelink === undefined) return [];
  const kind = endpointNameKind(privatelink, region);
  const endpoint = {
    requirements: ['privatelink-domains'],
    destinations: [{ host: privatelink, port: null, protocol: null, address: null }],
    detail: privatelink,
  };
  return [
    ...(kind === 'other' ? [plain('privatelink-other-name', endpoint)] : []),
    ...(kind === 'own' ? [plain('privatelink-own-name', endpoint)] : []),
    plain('privatelink-network-check', { requirements: ['health-check'] }),
  ];
}

/** Names that stand for many. */
export function wildcardFindings(question: Question): readonly CheckFinding[] {
  const names = wildcardsOf(question);
  if (names.length === 0) return [];
  return [
    plain('wildcards', {
      requirements: [
        ...new Set(
          question.rules
            .filter(({ destination }) => destination.domains.some((name) => names.includes(name)))
            .map(({ requirement }) => requirement),
        ),
      ],
      destinations: names.map((host) => ({ host, port: null, protocol: null, address: null })),
    }),
  ];
}
