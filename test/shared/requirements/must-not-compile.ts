// What the types of the catalogue refuse: each line that is expected to be an error must be one, or this does not compile.
import { TOKYO_2014 } from '../../../shared/requirements/history.ts';
import type {
  Citation,
  RangesPerRegion,
  Requirement,
  Transport,
} from '../../../shared/requirements/requirement.ts';

const complete: Requirement = TOKYO_2014;

/** Kept, so that the compiler looks at them. */
export const REFUSED = [
  // @ts-expect-error no requirement without a source
  { ...complete, sources: [] } satisfies Requirement,
  // @ts-expect-error no source that is not in the table
  { source: 'somebody-said-so' } satisfies Citation,
  // @ts-expect-error no Region that does not exist
  { 'ap-norteast-1': ['192.0.2.0/24'] } satisfies RangesPerRegion,
  // @ts-expect-error no transport without a port
  { protocol: 'tcp', ports: [] } satisfies Transport,
  // @ts-expect-error no protocol but these two
  { protocol: 'icmp', ports: [8] } satisfies Transport,
  // @ts-expect-error no title in one language only
  { ...complete, title: { en: 'Only English' } } satisfies Requirement,
  // @ts-expect-error no port as loose text
  { protocol: 'tcp', ports: ['https'] } satisfies Transport,
];
