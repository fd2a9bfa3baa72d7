// The URL of a published tree as a person gives it: https, or http on this machine, and nothing but a place.
import { quote, RangewatchError } from '../../shared/error.ts';

/**
 * The URL without its final slash. A query or a user's name would end in every URL, and in messages.
 * @param otherwise what may be given besides a URL
 * @throws RangewatchError `usage`
 */
export function treeRoot(text: string, otherwise: string, where: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOpen = url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1');
  const isPlain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (url !== undefined && isOpen && isPlain) return url.href.replace(/\/+$/, '');
  throw new RangewatchError({
    code: 'usage',
    seen: isOpen ? 'a URL with more than a place' : quote(text),
    expected: `${otherwise}a URL that starts with https://, or one on http://127.0.0.1`,
    where,
  });
}
