// A page whose script is fetched when somebody goes there: few do, and everybody would wait for it.
import type { ComponentChildren } from 'preact';
import type { Loaded } from './documents.ts';
import { whenHere } from './parts/parts.tsx';
import type { View } from './view.ts';

/** What a page is drawn by. */
export type Content = (props: { view: View }) => ComponentChildren;

/** A page that is loaded when it is first drawn, and again at the next draw after a failure. */
export function later(load: () => Promise<Content>): Content {
  let loaded: Loaded<Content> | undefined;
  return ({ view }) => {
    if (loaded === undefined) {
      loaded = { kind: 'loading' };
      load()
        .then((document) => {
          loaded = { kind: 'here', document };
        })
        .catch(() => {
          loaded = { kind: 'failed', key: 'console/', why: 'unreachable' };
        })
        .finally(view.redraw);
    }
    const known = loaded;
    // The failure is shown once; whatever is drawn next tries again.
    if (known.kind === 'failed') loaded = undefined;
    return whenHere(view, [known], (Page) => <Page view={view} />);
  };
}
