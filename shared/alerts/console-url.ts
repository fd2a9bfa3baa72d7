// Where the console shows what an alert tells. The whole state of the console is in its URL.
import type { MessageRelease } from './message.ts';

/** The key of the console's page. */
const PAGE = 'console/index.html';

/** The page of a change, or of the net change of several releases. */
export function changeUrl(baseUrl: string, { firstSeq, seq, releases }: MessageRelease): string {
  const what = releases === 1 ? `to=${seq}` : `from=${firstSeq - 1}&to=${seq}`;
  return `${baseUrl}/${PAGE}?page=change&${what}`;
}

/** The page that says how fresh everything is, what is held and what waits. */
export function healthUrl(baseUrl: string): string {
  return `${baseUrl}/${PAGE}?page=health`;
}
