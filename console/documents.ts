// The published documents, fetched once and kept. What is drawn asks for a document and gets what is known of it so far.

/** What is known of a document. */
export type Loaded<Document> =
  | { readonly kind: 'here'; readonly document: Document }
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'failed';
      readonly key: string;
      readonly why: 'missing' | 'broken' | 'unreachable' | 'outdated';
    };

/** Reads a document of the site, by its key in the bucket. */
export type Read = <Document>(key: string) => Loaded<Document>;

/** The documents of the site this page came from. */
export interface Documents {
  readonly read: Read;
  /** Asks whether something is new, takes what may have moved then, and tries again what failed. */
  readonly refresh: (everything?: boolean) => Promise<void>;
}

/** What a document must have for anything to be shown of it: its arrays, and what else is neither a number nor a text. */
const SHAPES: readonly (readonly [RegExp, arrays: readonly string[], objects: readonly string[]])[] = [
  [/^latest\.json$/, ['held', 'waiting', 'dropped', 'exceptions'], ['files']],
  [/^changes\/index\.json$/, ['months'], []],
  [/^changes\/\d{4}-\d\d\.json$/, ['changes'], []],
  [/^changes\/\d+\.json$/, ['allowlists', 'names', 'lists', 'leaving', 'newAllowlists'], ['words']],
  [/^history\//, ['rows'], []],
  [/manifest\.json$/, ['allowlists'], []],
];

/** ISO 8601 in UTC, as every document has it. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Documents that are one array. */
const ARRAYS = /^requirements\//;

/** What tells whether something is new. */
const VERSION = 'version.json';

/** Changes that are over: the months before, and the changes themselves. */
const OVER = /^changes\/\d+\.json$|^v\/|^console\//;

/** Documents over HTTP. `changed` is called whenever more is known. */
export function documentsOf(changed: () => void): Documents {
  const known = new Map<string, Loaded<unknown>>();
  const fetchInto = async (key: string) => {
    const loaded = await load(key);
    // What could not be had again does not take away what is shown.
    if (loaded.kind === 'here' || known.get(key)?.kind !== 'here') known.set(key, loaded);
    changed();
  };
  return {
    read: <Document>(key: string) => {
      const found = known.get(key);
      if (found !== undefined) return found as Loaded<Document>;
      known.set(key, { kind: 'loading' });
      void fetchInto(key);
      return { kind: 'loading' };
    },
    refresh: async (everything = false) => {
      const before = JSON.stringify(known.get(VERSION));
      await fetchInto(VERSION);
      const isNew = everything || JSON.stringify(known.get(VERSION)) !== before;
      for (const [key, { kind }] of known) {
        const isDue = kind === 'failed' || (isNew && kind === 'here' && !OVER.test(key));
        if (isDue && key !== VERSION) void fetchInto(key);
      }
    },
  };
}

async function load(key: string): Promise<Loaded<unknown>> {
  const failed = (why: 'missing' | 'broken' | 'unreachable') => ({ kind: 'failed', key, why }) as const;
  const response = await fetch(`/${key}`, { cache: 'no-cache' }).catch(() => undefined);
  if (response === undefined) return failed('unreachable');
  if (!response.ok) return failed('missing');
  try {
    const document: unknown = await response.json();
    return isShaped(key, document) ? { kind: 'here', document } : failed('broken');
  } catch {
    return failed('broken');
  }
}

function isShaped(key: string, document: unknown): boolean {
  if (ARRAYS.test(key)) return Array.isArray(document);
  if (typeof document !== 'object' || document === null) return false;
  const value = (name: string): unknown => Reflect.get(document, name);
  if (key === VERSION) return ['verifiedAt', 'expires'].every((name) => TIME.test(String(value(name))));
  const [, arrays = [], objects = []] = SHAPES.find(([pattern]) => pattern.test(key)) ?? [];
  return (
    arrays.every((name) => Array.isArray(value(name))) &&
    objects.every((name) => typeof value(name) === 'object' && value(name) !== null)
  );
}
