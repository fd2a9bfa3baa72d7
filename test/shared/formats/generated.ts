// Small allowlists at random, and what a file of one must hold, in the oracle's words.
import fc from 'fast-check';
import type { Allowlist, AllowlistEntry } from '../../../shared/allowlist/allowlist.ts';
import type { AllowlistName } from '../../../shared/allowlist/allowlists.ts';
import type { Format, Stamp } from '../../../shared/formats/format.ts';
import { formatPrefix } from '../../../shared/prefix/format.ts';
import { FAMILIES, type Family, type Prefix } from '../../../shared/prefix/prefix.ts';
import { aggregate } from '../../../shared/prefix/set.ts';
import type { Port, Transport } from '../../../shared/requirements/requirement.ts';
import { prefixText } from '../../oracle/text.ts';
import { FIRST_TOKEN } from '../../world/feeds.ts';
import { anyValue, WIDTHS } from '../prefix/prefixes.ts';
import type { Found } from './readers/found.ts';

/** A stamp, which must not matter to any file of these formats. */
export const STAMP: Stamp = {
  seq: 7,
  syncToken: FIRST_TOKEN as Stamp['syncToken'],
  createDate: FIRST_TOKEN,
};

/** Lists that every format of prefixes may carry. */
const NARROW: readonly AllowlistName[] = ['streaming', 'streaming-pcoip', 'streaming-dcv', 'health-check'];

/** Texts that a person wrote, some of which a spreadsheet or a shell would obey. */
export const HOSTILE_TEXTS = [
  '=HYPERLINK("https://evil.example","x")',
  "+1+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(1)',
  '\t=1',
  ' =1',
  'a "quoted" word, and a comma',
  'two\r\nlines',
  "'; Remove-Item C:\\",
  '\u{ff1d}1, 日本語',
  '',
];

/** A list with something in each part. */
export const anyAllowlist: fc.Arbitrary<Allowlist> = fc
  .record({
    region: fc.constantFrom('ap-northeast-1', 'us-east-1', 'us-gov-west-1', 'cn-northwest-1'),
    name: fc.constantFrom(...NARROW),
    ports: anyTransports(),
    ipv4: somePrefixes('ipv4'),
    ipv6: somePrefixes('ipv6'),
    domains: fc.uniqueArray(anyDomain(), { minLength: 1, maxLength: 5 }),
    because: fc.constantFrom(...HOSTILE_TEXTS),
    owner: fc.oneof(fc.string(), fc.constantFrom(...HOSTILE_TEXTS)),
  })
  .map(({ region, name, ports, ipv4, ipv6, domains, because, owner }) => {
    const prefixes = { ipv4: aggregate(ipv4), ipv6: aggregate(ipv6) };
    const entries = FAMILIES.flatMap((family) => prefixes[family]).map((prefix, index): AllowlistEntry => {
      const entry = { prefix, text: formatPrefix(prefix), reasons: [] };
      if (index % 3 === 0) {
        const included = { kind: 'include', prefix: entry.text, reason: because, owner } as const;
        return {
          ...entry,
          included: { ...included, expires: '2026-06-01T00:00:00Z', regions: [region], allowlists: [name] },
        };
      }
      const reason = { requirement: 'health-check', service: index % 3 === 1 ? 'AMAZON' : null, region };
      return { ...entry, reasons: [reason, { ...reason, service: 'EC2' }] };
    });
    return { region, name, ports, prefixes, domains: [...domains].sort(), entries };
  });

function somePrefixes(family: Family): fc.Arbitrary<readonly Prefix[]> {
  const width = WIDTHS[family];
  // Eight prefixes of length 5 cannot become one of length 0, which Cisco FMC does not take.
  const one = fc
    .tuple(anyValue(family), fc.integer({ min: 5, max: width }))
    .map(([value, length]): Prefix => {
      const host = BigInt(width - length);
      return { family, first: (value >> host) << host, length };
    });
  return fc.array(one, { minLength: 1, maxLength: 8 });
}

function anyTransports(): fc.Arbitrary<readonly Transport[]> {
  const port = fc.integer({ min: 1, max: 65_535 });
  const range = fc.uniqueArray(port, { minLength: 2, maxLength: 2 }).map((ends): Port => {
    const [first = 1, last = 2] = [...ends].sort((a, b) => a - b);
    return `${first}-${last}`;
  });
  const ports = fc.uniqueArray(fc.oneof(port, range), { minLength: 1, maxLength: 5 });
  return fc.record({ tcp: ports, udp: ports, which: fc.constantFrom('tcp', 'udp', 'both') }).map((drawn) =>
    (['tcp', 'udp'] as const).flatMap((protocol): readonly Transport[] => {
      const [first, ...rest] = drawn[protocol];
      const isDrawn = drawn.which === 'both' || drawn.which === protocol;
      return isDrawn && first !== undefined ? [{ protocol, ports: [first, ...rest] }] : [];
    }),
  );
}

function anyDomain(): fc.Arbitrary<string> {
  const name = fc.constantFrom(
    'example.com',
    'a.example',
    'xn--zckzah.example.jp',
    'd-1.awsapps.example',
    'x--y.example',
  );
  return fc.tuple(fc.constantFrom('', '*.', 'w.', '*.w.', '9.'), name).map((parts) => parts.join(''));
}

/** What a reader must find in the file of a part, and nothing else. */
export function expectedIn(format: Format, { prefixes, domains, ports }: Allowlist): Found {
  const hasPorts = format.carries.includes('ports');
  const texts = FAMILIES.flatMap((family) =>
    prefixes[family].map(({ first, length }) => prefixText(family, first, length)),
  );
  return {
    prefixes: format.carries.includes('prefixes') ? texts : [],
    domains: format.carries.includes('domains') ? domains : [],
    ...(hasPorts && { ports: ports.flatMap((of) => of.ports.map((port) => `${of.protocol} ${port}`)) }),
  };
}
