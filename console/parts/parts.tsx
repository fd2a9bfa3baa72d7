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

/** What stands in the place of a document that is not there. */
export function Absent({ view, loaded }: { view: View; loaded: Exclude<Loaded<unknown>, { kind: 'here' }> }) {
  if (loaded.kind === 'loading') return <p class="dim">{view.say('loading')}</p>;
  return (
    <p class="bad" role="alert">
      {view.say(loaded.why, { key: loaded.key })}{' '}
      <button type="button" onClick={view.retry}>
        {view.say('retry')}
      </button>
    </p>
  );
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

/** A choice that stands in the URL; the empty one is everything. */
export function Choice({
  view,
  name,
  label,
  options,
  whole,
  value = view.place[name],
}: {
  view: View;
  name: keyof Place;
  label: string;
  options: readonly (readonly [value: string, text: string])[];
  whole?: string;
  /** What is chosen where the URL says nothing. */
  value?: string;
}) {
  return (
    <label>
      {label}
      <select
        name={name}
        value={value}
        onChange={(event) => view.show({ [name]: event.currentTarget.value })}
      >
        {whole !== undefined && <option value="">{whole}</option>}
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A table that scrolls by itself where the screen is narrow. */
export function Table({
  label,
  heads,
  children,
}: {
  label: string;
  heads: readonly string[];
  children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1)
    <section class="scroll" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
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
