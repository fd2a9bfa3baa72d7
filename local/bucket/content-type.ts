// The Content-Type of a file whose headers were not kept, by its name.

const BY_EXTENSION: ReadonlyMap<string, string> = new Map([
  ['atom', 'application/atom+xml; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['csv', 'text/csv; charset=utf-8'],
  ['html', 'text/html; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['json', 'application/json'],
  ['svg', 'image/svg+xml'],
  ['txt', 'text/plain; charset=utf-8'],
  ['xml', 'application/xml; charset=utf-8'],
]);

/** A guess by extension; `application/octet-stream` for what is not known. */
export function contentTypeOf(key: string): string {
  const extension = /\.([a-z0-9]+)$/.exec(key)?.[1] ?? '';
  return BY_EXTENSION.get(extension) ?? 'application/octet-stream';
}
