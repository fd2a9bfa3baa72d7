// The published documents, fetched once and kept. What is drawn asks for a document and gets what is known of it so far.

/** What is known of a document. */
export type Loaded<Document> =
  | { readonly kind: 'here'; readonly document: Document }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly key: string; readonly why: 'missing' | 'broken' | 'unreachable' };

/** Reads a document of the site, by its key in the bucket. */
export type Read = <Document>(key: string) => Loaded<Document>;

/** The documents of the site this page came from. */
export interface Documents {
  readonly read: Read;
  /** Takes what may have moved anew. What is under `v/` never moves. */
  readonly refresh: () => void;
}

/** What a document must have for anything to be shown of it: the names of its arrays and objects. */
const SHAPES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^latest\.json$/, ['files', 'held', 'withheld', 'exceptions']],
  [/^changes\/index\.json$/, ['months']],
  [/^changes\/\d{4}-\d\d\.json$/, ['changes']],
  [/^changes\/\d+\.json$/, ['allowlists', 'names', 'lists', 'leaving', 'words']],
  [/^history\//, ['rows']],
  [/manifest\.json$/, ['allowlists']],
];

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
    refresh: () => {
      for (const [key, { kind }] of known) {
        if (kind !== 'loading' && !(kind === 'here' && /^(v|console)\//.test(key))) void fetchInto(key);
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
  if (typeof document !== 'object' || document === null) return false;
  const names = SHAPES.find(([pattern]) => pattern.test(key))?.[1] ?? [];
  return names.every(
    (name) => typeof Reflect.get(document, name) === 'object' && Reflect.get(document, name) !== null,
  );
}
