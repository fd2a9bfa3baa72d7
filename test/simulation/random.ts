// Draws that a seed decides: the same seed gives the same draws on every machine.

/** Draws of one seed. */
export interface Random {
  /** A number from 0 up to 1. */
  readonly draw: () => number;
  /** A whole number from 0 to `below` - 1. */
  readonly below: (below: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
}

/** Mulberry32: 32 bits of state, good enough to shuffle events. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const draw = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(draw() * limit);
  return {
    draw,
    below,
    chance: (probability) => draw() < probability,
    pick: (items) => items[below(items.length)] ?? items[0],
  };
}
