// The obvious way, as the peer to beat: filters over the parsed file, and cidr-tools to merge; and the same files by the product.
import { mergeCidr } from 'cidr-tools';
import { tools } from '../../../functions/adapters/tools.ts';
import { follow } from '../../../shared/allowlist/follow.ts';
import { configuredAllowlists, defineConfig } from '../../../shared/config.ts';
import { parseFeed } from '../../../shared/feed/parse.ts';
import { selectSnapshot } from '../../../shared/feed/snapshot.ts';
import { onlyFamily } from '../../../shared/formats/parts.ts';
import { plain } from '../../../shared/formats/plain.ts';
import { FAMILIES, type Family } from '../../../shared/prefix/prefix.ts';
import { watchedSelectors } from '../../../shared/release/settings.ts';
import { REGION_CODES } from '../../../shared/requirements/regions.ts';
import { defineCase, type MeasuredFeed } from '../case.ts';
import { regionsWithGateways } from './all.ts';

/** The digests of the files by Region, list and family: what both ways must come to. */
type Files = ReadonlyMap<string, string>;

interface Start {
  readonly regions: readonly string[];
  readonly files: Files;
}

const LISTS = ['client', 'web'] as const;

const common = {
  targets: { cold: null, warm: null },
  start: ({ bytes, received }: MeasuredFeed): Start => {
    const regions = regionsWithGateways({ received });
    return { regions, files: productFiles(bytes, regions) };
  },
} as const;

export const productWay = defineCase<Start>({
  ...common,
  name: 'plain',
  about: 'the lists client and web of every Region with gateways as plain, from the bytes',
  ready: ({ regions, files }, bytes) => proving(files, () => productFiles(bytes, regions)),
});

export const idiomatic = defineCase<Start>({
  ...common,
  name: 'idiomatic',
  about: 'the same bytes with filters and cidr-tools',
  ready: ({ regions, files }, bytes) => proving(files, () => obviousFiles(bytes, regions)),
});

/** A way that comes to other bytes is no peer. */
function proving(files: Files, make: () => Files): () => void {
  return () => {
    const made = make();
    for (const [key, digest] of files) if (made.get(key) !== digest) throw new Error(`${key}: other bytes`);
  };
}

/** As a first release does: one snapshot, then every list. */
function productFiles(bytes: Uint8Array, regions: readonly string[]): Files {
  const feed = parseFeed(bytes);
  const config = defineConfig({
    regions: REGION_CODES.filter((code) => regions.includes(code)),
    extraRegions: regions.filter((region) => !REGION_CODES.some((code) => code === region)),
    allowlists: LISTS,
    formats: ['plain'],
  });
  const snapshot = selectSnapshot(feed, watchedSelectors(config));
  const settings = {
    ...config,
    allowlists: configuredAllowlists(config),
    exceptions: [],
    approves: 'nothing',
  } as const;
  const lists = follow(undefined, snapshot, settings, feed.createDate).lists.map(({ make }) => make());
  const stamp = { seq: 1, syncToken: feed.syncToken, createDate: feed.createDate };
  return new Map(
    lists.flatMap((list) =>
      FAMILIES.filter((family) => list.prefixes[family].length > 0).map((family) => {
        const digest = tools.hash('sha256', plain.render(onlyFamily(list, family), stamp, tools));
        return [`${list.region} ${list.name} ${family}`, digest] as const;
      }),
    ),
  );
}

interface ObviousRow {
  readonly ip_prefix: string;
  readonly ipv6_prefix: string;
  readonly region: string;
  readonly service: string;
}

function obviousFiles(bytes: Uint8Array, regions: readonly string[]): Files {
  const document = JSON.parse(new TextDecoder().decode(bytes)) as Readonly<
    Record<'prefixes' | 'ipv6_prefixes', readonly ObviousRow[]>
  >;
  return filesOf(regions, (region, name, family) => {
    const rows = family === 'ipv4' ? document.prefixes : document.ipv6_prefixes;
    const isChina = region.startsWith('cn-');
    const everywhere = isChina ? [region] : ['GLOBAL', region, 'us-east-1', 'us-west-2'];
    const wanted = rows.filter((row) =>
      name === 'web'
        ? row.service === 'EC2' && row.region === region
        : (row.service === 'AMAZON' && everywhere.includes(row.region)) ||
          (!isChina && row.service === 'S3' && row.region === 'us-west-2'),
    );
    const merged = mergeCidr(wanted.map((row) => (family === 'ipv4' ? row.ip_prefix : row.ipv6_prefix)));
    return merged.length === 0 ? undefined : new TextEncoder().encode(`${merged.join('\n')}\n`);
  });
}

function filesOf(
  regions: readonly string[],
  write: (region: string, name: (typeof LISTS)[number], family: Family) => Uint8Array | undefined,
): Files {
  const files = new Map<string, string>();
  for (const region of regions) {
    for (const name of LISTS) {
      for (const family of FAMILIES) {
        const bytes = write(region, name, family);
        if (bytes !== undefined) files.set(`${region} ${name} ${family}`, tools.hash('sha256', bytes));
      }
    }
  }
  return files;
}
