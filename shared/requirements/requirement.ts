// What a requirement is: one thing that WorkSpaces needs, to where, on which ports, and who says so.
import type { RegionCode } from './regions.ts';
import type { SourceId } from './sources.ts';

/** A text in both languages of the project. */
export interface Text {
  readonly en: string;
  readonly ja: string;
}

/** Transport protocols as firewalls name them in lower case. */
export type Protocol = 'tcp' | 'udp';

/** Destination ports of one protocol, ascending, each 1 to 65,535. */
export interface Transport {
  readonly protocol: Protocol;
  readonly ports: readonly number[];
}

/** Which entries a requirement takes. `HOME` is the Region of the WorkSpaces, `GLOBAL` a Region of the feed. */
export interface Selector {
  readonly service: string;
  readonly region: 'HOME' | 'GLOBAL' | RegionCode;
}

/** Streaming protocols of WorkSpaces. */
export type Streaming = 'pcoip' | 'dcv';

/**
 * Where a requirement leads.
 * - `selectors`: entries of the feed; `inChina` replaces them in the Regions of China.
 * - `gateways`: `WORKSPACES_GATEWAYS` of HOME, which mixes both protocols and is split by the documented ranges, and
 *   the documented ranges that it lacks.
 */
export type Destination =
  | {
      readonly kind: 'selectors';
      readonly selectors: readonly Selector[];
      readonly inChina?: readonly Selector[];
    }
  | { readonly kind: 'gateways'; readonly streaming: Streaming };

/** Documented prefixes of each Region: canonical CIDR texts, in the order of the source. */
export type RangesPerRegion = Readonly<Partial<Record<RegionCode, readonly string[]>>>;

/** A source, and what it says when it does not say all of it. */
export interface Citation {
  readonly source: SourceId;
  readonly note?: string;
}

/** One thing that WorkSpaces needs. At least one source stands behind each. */
export interface Requirement {
  readonly id: string;
  readonly title: Text;
  readonly transports: readonly Transport[];
  readonly destination: Destination;
  readonly sources: readonly [Citation, ...Citation[]];
}
