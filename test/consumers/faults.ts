// What can be wrong with a server, whatever the list is for: each is refused, and the last good list stays.
import type { Place } from './place.ts';
import { copyOf, inHours, OTHER_KEY, REGION, type Tree } from './releases.ts';
import type { Fault } from './site.ts';

/** A way to serve a newer release wrongly, and what is said of it. */
export interface BadServer {
  readonly name: string;
  readonly says: RegExp;
  readonly serve: (place: Place, newer: Tree, list: string, file: string) => void | Promise<void>;
}

const LIST = '/v/';

const faulty = (name: string, fault: Fault, says: RegExp): BadServer => ({
  name,
  says,
  serve: (place, newer) => place.serve(newer, fault),
});

const changed = (
  name: string,
  says: RegExp,
  change: (tree: Tree, list: string, file: string) => void | Promise<void>,
): BadServer => ({
  name,
  says,
  serve: async (place, newer, list, file) => {
    const tree = copyOf(newer);
    await change(tree, list, file);
    place.serve(tree);
  },
});

/** Half of the lines that carry something; the others stay, so that the form is right. */
function shrunken(text: string): string {
  const lines = text.split('\n');
  const carries = /^(\t|add ws|-A |\d|[a-z0-9.-]+\.[a-z]+$)/;
  const many = lines.filter((line) => carries.test(line)).length;
  let left = Math.floor(many / 4);
  return lines.filter((line) => !carries.test(line) || left-- > 0).join('\n');
}

export const BAD_SERVERS: readonly BadServer[] = [
  faulty('a list cut off by the connection', { path: LIST, kind: 'cut' }, /cannot be fetched: curl: \(18\)/),
  faulty('half of a list as if it were all', { path: LIST, kind: 'short' }, /another SHA-256/),
  faulty('a page with status 200 for the list', { path: LIST, kind: 'page' }, /another SHA-256/),
  faulty(
    'a page with status 403 for the list',
    { path: LIST, kind: 'forbidden' },
    /cannot be fetched: .*error: 403/,
  ),
  faulty(
    'a page with status 200 for all',
    { path: '', kind: 'page' },
    /signature of SHA256SUMS does not fit/,
  ),
  faulty('a page with status 403 for all', { path: '', kind: 'forbidden' }, /SHA256SUMS cannot be fetched/),
  faulty('no answer', { path: '', kind: 'down' }, /SHA256SUMS cannot be fetched/),
  changed('a shrunken list, rightly signed', /has shrunk from \d+ to \d+ entries/, (tree, list, file) =>
    tree.publish(list, file, shrunken(tree.read(`current/${REGION}/${list}/${file}`))),
  ),
  changed('a changed sum', /signature of SHA256SUMS does not fit/, (tree, list, file) => {
    const line = new RegExp(`^.(.*/${list}/${file})$`, 'm');
    tree.write('SHA256SUMS', tree.read('SHA256SUMS').replace(line, 'x$1'));
  }),
  changed('a signature of another key', /signature of SHA256SUMS does not fit/, (tree) =>
    tree.vouch({ by: OTHER_KEY }),
  ),
  changed('what has expired', /release 2 expired at 20/, (tree) => tree.vouch({ expires: inHours(-1) })),
];
