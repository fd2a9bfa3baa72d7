// The rules of Suricata files: which there are for a list, and their numbers.
import type { Allowlist } from '../allowlist/allowlist.ts';
import type { AllowlistId } from '../allowlist/input.ts';
import type { Hash } from '../ports.ts';
import { FAMILIES, familyOf } from '../prefix/prefix.ts';
import type { Transport } from '../requirements/requirement.ts';
import { formatPorts } from './ports.ts';

/** Prefixes in one rule: Suricata 7.0.10 refuses a rule of more than 8 kB, and a prefix takes at most 44 characters. */
const PER_RULE = 100;

/** Each list has a thousand numbers of its own: where those of its families and of its names begin. */
export const NUMBERS = { list: 1_000, ipv4: 0, ipv6: 400, names: 700 } as const;

/** Whether a list has no more rules than numbers. */
export function isNumberable({ prefixes, domains }: Allowlist): boolean {
  return (
    prefixes.ipv4.length <= ((NUMBERS.ipv6 - NUMBERS.ipv4) / 2) * PER_RULE &&
    prefixes.ipv6.length <= ((NUMBERS.names - NUMBERS.ipv6) / 2) * PER_RULE &&
    domains.length <= (NUMBERS.list - NUMBERS.names) / 2
  );
}

/** The first number of a list: the same for good; a test says that no two lists of the catalogue share one. */
export function firstNumber({ region, name }: AllowlistId, hash: Hash): number {
  const digest = hash('sha256', new TextEncoder().encode(`${region} ${name}`));
  return 1_000_000_000 + (Number.parseInt(digest.slice(0, 8), 16) % 1_147_000) * NUMBERS.list;
}

/** What all rules of a file share. */
export interface Rules {
  readonly name: string;
  readonly first: number;
  readonly revision: number;
}

/** The rules of a list, in the order of prefixes, then names. */
export function ruleLines(
  { name, first, revision }: Rules,
  cidrs: readonly string[],
  domains: readonly string[],
  ports: readonly Transport[],
): readonly string[] {
  const rule = (header: string, options: string, number: number) =>
    `pass ${header} (msg:"${name}"; ${options}sid:${first + number}; rev:${revision};)`;
  const numbered = ports.map((transport) => ({
    ...transport,
    text: `[${formatPorts(transport, ':')}]`,
    step: transport.protocol === 'tcp' ? 0 : 1,
  }));
  const addresses = FAMILIES.flatMap((family) => {
    const members = cidrs.filter((cidr) => familyOf(cidr) === family);
    return chunksOf(members).flatMap((part, index) =>
      numbered.map(({ protocol, text, step }) =>
        rule(`${protocol} any any -> [${part.join(',')}] ${text}`, '', NUMBERS[family] + 2 * index + step),
      ),
    );
  });
  const names = domains.flatMap((domain, index) =>
    numbered.map(({ protocol, text, step }) => {
      const by = protocol === 'tcp' ? 'tls' : 'quic';
      return rule(
        `${by} any any -> any ${text}`,
        `${by}.sni; ${contentOf(domain)} `,
        NUMBERS.names + 2 * index + step,
      );
    }),
  );
  return [...addresses, ...names];
}

function chunksOf(cidrs: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(cidrs.length / PER_RULE);
  return Array.from({ length: count }, (_, index) => cidrs.slice(index * PER_RULE, (index + 1) * PER_RULE));
}

function contentOf(domain: string): string {
  return domain.startsWith('*.')
    ? `dotprefix; content:"${domain.slice(1)}"; nocase; endswith;`
    : `content:"${domain}"; startswith; nocase; endswith;`;
}
