// JSON as a tree of texts, so that a mutation can write what JSON.stringify never would: keys twice, NaN, half a string.

/** A value: its raw text, or a bracket with children. */
export type Node = string | Branch;

/** An object or an array. */
export interface Branch {
  readonly brackets: '{}' | '[]';
  readonly children: readonly Child[];
}

/** One member or item; `name` is the raw text of its key and counts in objects only. */
export interface Child {
  readonly name: string;
  readonly value: Node;
}

/** The tree of a value. */
export function treeOf(value: unknown): Node {
  if (Array.isArray(value)) {
    return { brackets: '[]', children: value.map((item) => ({ name: '"item"', value: treeOf(item) })) };
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const children = Object.entries(value).map(([key, member]) => ({
    name: JSON.stringify(key),
    value: treeOf(member),
  }));
  return { brackets: '{}', children };
}

/** The text of a tree. */
export function textOf(node: Node): string {
  if (typeof node === 'string') return node;
  const isObject = node.brackets === '{}';
  const items = node.children.map(({ name, value }) => `${isObject ? `${name}:` : ''}${textOf(value)}`);
  return `${node.brackets[0]}${items.join(',')}${node.brackets[1]}`;
}

/** What becomes of the children of one bracket, at one of them. */
export type Change = (children: readonly Child[], index: number) => readonly Child[];

/** Changes the tree at the place to which some numbers lead: each chooses among the children there are. */
export function changeAt(node: Node, steps: readonly number[], change: Change): Node {
  const [step = 0, ...rest] = steps;
  if (typeof node === 'string' || node.children.length === 0) return node;
  const index = step % node.children.length;
  const child = node.children[index];
  if (rest.length === 0 || child === undefined || typeof child.value === 'string') {
    return { ...node, children: change(node.children, index) };
  }
  const changed = { ...child, value: changeAt(child.value, rest, change) };
  return { ...node, children: node.children.with(index, changed) };
}

/** The value to which some numbers lead. */
export function valueAt(node: Node, steps: readonly number[]): Node {
  const [step = 0, ...rest] = steps;
  if (typeof node === 'string' || node.children.length === 0) return node;
  const value = node.children[step % node.children.length]?.value ?? node;
  return rest.length === 0 ? value : valueAt(value, rest);
}
