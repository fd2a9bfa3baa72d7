// Mutations of a document's structure: each is one small misdeed at one place, and a mutant has a few of them.
import fc from 'fast-check';
import { type Change, changeAt, type Node, textOf, treeOf, valueAt } from './tree.ts';
import { HOSTILE_KEY, hostileValue } from './values.ts';

/** What a misdeed is made of; each kind uses what it needs. */
interface Matter {
  readonly value: Node;
  readonly name: string;
  /** Where a value is taken from that belongs elsewhere. */
  readonly other: Node;
  readonly count: number;
}

const MISDEEDS: Readonly<Record<string, (matter: Matter) => Change>> = {
  replace:
    ({ value }) =>
    (children, index) =>
      children.map((child, at) => (at === index ? { ...child, value } : child)),
  remove: () => (children, index) => children.filter((_, at) => at !== index),
  'take from elsewhere':
    ({ other }) =>
    (children, index) =>
      children.map((child, at) => (at === index ? { ...child, value: other } : child)),
  'say twice, the last being other':
    ({ value }) =>
    (children, index) =>
      children.flatMap((child, at) => (at === index ? [child, { ...child, value }] : [child])),
  'say twice, the first being other':
    ({ value }) =>
    (children, index) =>
      children.flatMap((child, at) => (at === index ? [{ ...child, value }, child] : [child])),
  'add a key':
    ({ name, value }) =>
    (children, index) =>
      children.toSpliced(index, 0, { name, value }),
  'add a key of elsewhere':
    ({ name, other }) =>
    (children, index) =>
      children.toSpliced(index, 0, { name, value: other }),
  'rename the key':
    ({ name }) =>
    (children, index) =>
      children.map((child, at) => (at === index ? { ...child, name } : child)),
  'swap with the next': () => (children, index) => {
    const next = (index + 1) % children.length;
    return children.map((child, at) => {
      const from = at === index ? next : at === next ? index : at;
      return { ...child, value: children[from]?.value ?? child.value };
    });
  },
  'put in an array': () => (children, index) =>
    children.map((child, at) =>
      at === index ? { ...child, value: { brackets: '[]', children: [child] } } : child,
    ),
  'put under itself': () => (children, index) =>
    children.map((child, at) =>
      at === index ? { ...child, value: { brackets: '{}', children: [child] } } : child,
    ),
  'make a string a number, and all else a string': () => (children, index) =>
    children.map((child, at) => {
      const text = textOf(child.value);
      const value = /^"[^"]+"$/.test(text) ? text.slice(1, -1) : JSON.stringify(text);
      return at === index ? { ...child, value } : child;
    }),
  repeat:
    ({ count }) =>
    (children, index) =>
      children.flatMap((child, at) => (at === index ? Array.from({ length: count }, () => child) : [child])),
  'end here': () => (children, index) => children.slice(0, index),
};

/** A document made of a good one, and how: fast-check shows the misdeeds rather than the bytes. */
export interface Mutant {
  readonly bytes: () => Uint8Array;
  readonly [fc.toStringMethod]: () => string;
}

const SHOWN_CHARACTERS = 2_000;

/** Wraps what makes a mutant's bytes, so that a failure shows the recipe and not the bytes. */
export function mutant(recipe: unknown, bytes: () => Uint8Array): Mutant {
  return { bytes, [fc.toStringMethod]: () => fc.stringify(recipe).slice(0, SHOWN_CHARACTERS) };
}

/** Documents made of a good one by one to three misdeeds; `token` is the good one's sync token. */
export function mutantOf(good: Uint8Array, token: number): fc.Arbitrary<Mutant> {
  const tree = treeOf(JSON.parse(new TextDecoder().decode(good)));
  // One step leads to a member of the document, two to a row, three to a field.
  const steps = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 3 });
  const misdeed = fc.record({
    kind: fc.constantFrom(...Object.keys(MISDEEDS)),
    steps,
    value: hostileValue(token),
    name: HOSTILE_KEY,
    from: steps,
    count: fc.constantFrom(2, 1_000),
  });
  return fc.array(misdeed, { minLength: 1, maxLength: 3 }).map((misdeeds) =>
    mutant(misdeeds, () => {
      const changed = misdeeds.reduce<Node>((document, { kind, steps: place, from, ...matter }) => {
        const change = MISDEEDS[kind]?.({ ...matter, other: valueAt(document, from) });
        return change === undefined ? document : changeAt(document, place, change);
      }, tree);
      return new TextEncoder().encode(textOf(changed));
    }),
  );
}
