// The path of a request as it was sent. `new URL` would resolve `..` and hide what was asked for.

/** The path without its first slash, decoded, and the query; `undefined` if the path is not well-formed. */
export function requestPath(
  target: string,
): { readonly path: string; readonly query: URLSearchParams } | undefined {
  const [encoded = '', ...rest] = target.split('?');
  if (!encoded.startsWith('/')) return undefined;
  try {
    return { path: decodeURIComponent(encoded.slice(1)), query: new URLSearchParams(rest.join('?')) };
  } catch {
    return undefined;
  }
}
