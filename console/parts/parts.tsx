// The small things that all pages are made of.
import type { ComponentChildren } from 'preact';
import type { Loaded } from '../documents.ts';
import { local, utc } from '../numbers.ts';
import { hrefOf, type Place } from '../place.ts';
import type { View } from '../view.ts';

/** A link to a place of the console. */
export function Link({
  view,
  to,
  children,
  ...rest
}: {
  view: View;
  to: Partial<Place>;
  children: ComponentChildren;
  class?: string;
  id?: string;
  lang?: string;
  'aria-current'?: 'page' | undefined;
  'aria-label'?: string;
}) {
  return (
    <a href={hrefOf(view.place, to)} {...rest}>
      {children}
    </a>
  );
}

/** A time in UTC, with the reader's own beside it. */
export function Moment({ view, iso }: { view: View; iso: string }) {
  const here = local(iso);
  return (
    <time dateTime={iso}>
      {utc(iso)}
      {here !== '' && <small> ({view.say('local', { time: here })})</small>}
    </time>
  );
}

/** Draws from some documents once all of them are there; until then, or where one cannot be had, says so. */
export function whenHere<Documents extends readonly unknown[]>(
  view: View,
  loaded: { readonly [Index in keyof Documents]: Loaded<Documents[Index]> },
  draw: (...documents: NoInfer<Documents>) => ComponentChildren,
): ComponentChildren {
  const documents: unknown[] = [];
  for (const each of loaded) {
    if (each.kind === 'here') documents.push(each.document);
    else if (each.kind === 'loading') return <p class="dim">{view.say('loading')}</p>;
    else
      return (
        <p class="bad" role="alert">
          {view.say(each.why, { key: each.key })}{' '}
          <button type="button" onClick={view.retry}>
            {view.say('retry')}
          </button>
        </p>
      );
  }
  return draw(...(documents as unknown as Documents));
}

/** Copies a text, and says that it did. */
export function Copy({ view, text, label }: { view: View; text: string; label?: string }) {
  const isLast = view.copied?.text === text;
  const said = isLast ? view.say(view.copied?.isDone === true ? 'copied' : 'not-copied') : '';
  return (
    <button type="button" class="copy" title={text} onClick={() => view.copy(text)}>
      {said || label || view.say('copy')}
    </button>
  );
}

/** A choice that stands in the URL; the empty one is everything, and has a text where it can be chosen. */
export function Choice({
  view,
  name,
  options,
  whole,
  value = view.place[name],
}: {
  view: View;
  name: 'region' | 'list' | 'family' | 'kind' | 'view';
  options: readonly (string | readonly [value: string, text: string])[];
  whole?: string;
  /** What is chosen where the URL says nothing. */
  value?: string;
}) {
  return (
    <label>
      {view.say(name)}
      <select
        name={name}
        value={value}
        onChange={(event) => view.show({ [name]: event.currentTarget.value })}
      >
        {[...(whole === undefined ? [] : [['', whole] as const]), ...options].map((option) => {
          const [value, text] = typeof option === 'string' ? [option, option] : option;
          return (
            <option key={value} value={value}>
              {text}
            </option>
          );
        })}
      </select>
    </label>
  );
}

/** A sign for who sees, and words for who hears. */
export function Sign({ sign, words, kind }: { sign: string; words: string; kind?: string }) {
  return (
    <>
      <span aria-hidden="true" class={kind} title={words}>
        {sign}
      </span>
      <span class="unseen">{words}</span>
    </>
  );
}

/** A list, as a link to its card. */
export function ListLink({ view, region, name }: { view: View; region: string; name: string }) {
  return (
    <Link view={view} to={{ page: 'lists', region, list: name }}>
      {region} {name}
    </Link>
  );
}

/** Some entries, and how many more there are. */
export function Entries({
  view,
  entries,
  most = 50,
}: {
  view: View;
  entries: readonly string[];
  most?: number;
}) {
  if (entries.length === 0) return null;
  const rest = entries.slice(most);
  return (
    <>
      <code class="entries">{entries.slice(0, most).join('\n')}</code>
      {rest.length > 0 && (
        <details>
          <summary>{view.say('more', { count: rest.length })}</summary>
          <code class="entries">{rest.join('\n')}</code>
        </details>
      )}
    </>
  );
}
