// The oracle's set algebra: a sweep over the borders of spans, then a descent by halves from the whole space.
import { BITS, type Family, prefixText, type Span, spanOf } from './text.ts';

/** How often each of two sets covers the addresses between two borders. */
type Wanted = (inLeft: boolean, inRight: boolean) => boolean;

/** The minimal prefixes of what the given ones cover, sorted by address. */
export function aggregate(family: Family, prefixes: readonly string[]): readonly string[] {
  return blocks(
    family,
    sweep(prefixes, [], (inLeft) => inLeft),
  );
}

/** The minimal prefixes of what `left` covers and `right` does not, sorted by address. */
export function difference(
  family: Family,
  left: readonly string[],
  right: readonly string[],
): readonly string[] {
  return blocks(
    family,
    sweep(left, right, (inLeft, inRight) => inLeft && !inRight),
  );
}

/** Whether a prefix shares an address with one of the spans. */
export function touches(prefix: string, spans: readonly Span[]): boolean {
  const own = spanOf(prefix);
  return spans.some(({ first, last }) => first <= own.last && last >= own.first);
}

/** How many addresses the given prefixes cover, each counted once. */
export function countAddresses(prefixes: readonly string[]): bigint {
  const spans = sweep(prefixes, [], (inLeft) => inLeft);
  return spans.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}

function sweep(left: readonly string[], right: readonly string[], wanted: Wanted): readonly Span[] {
  const borders = [...bordersOf(left, 0), ...bordersOf(right, 1)].sort((one, other) =>
    one.at < other.at ? -1 : one.at > other.at ? 1 : 0,
  );
  const depth = [0, 0] as [number, number];
  const spans: Span[] = [];
  let open: bigint | undefined;
  borders.forEach(({ at, side, step }, index) => {
    depth[side] += step;
    if (borders[index + 1]?.at === at) return;
    const inside = wanted(depth[0] > 0, depth[1] > 0);
    if (inside && open === undefined) open = at;
    if (!inside && open !== undefined) {
      spans.push({ first: open, last: at - 1n });
      open = undefined;
    }
  });
  return spans;
}

function bordersOf(prefixes: readonly string[], side: 0 | 1) {
  return prefixes.map(spanOf).flatMap(({ first, last }) => [
    { at: first, side, step: 1 },
    { at: last + 1n, side, step: -1 },
  ]);
}

/** Spans must be sorted and must not touch: then a block lies in one of them, or must be halved. */
function blocks(family: Family, spans: readonly Span[]): readonly string[] {
  const bits = BITS[family];
  const descend = (start: bigint, length: number, within: readonly Span[]): readonly string[] => {
    const size = 2n ** BigInt(bits - length);
    const end = start + size - 1n;
    const touching = within.filter(({ first, last }) => first <= end && last >= start);
    if (touching.length === 0) return [];
    if (touching.some(({ first, last }) => first <= start && last >= end)) {
      return [prefixText(family, start, length)];
    }
    return [...descend(start, length + 1, touching), ...descend(start + size / 2n, length + 1, touching)];
  };
  return descend(0n, 0, spans);
}
