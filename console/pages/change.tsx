// A change: what one release changed, or the net change between any two, to open, to close, and to hand in.

import type { ChangeWords } from '../../shared/alerts/change-words.ts';
import type { ChangeDocument } from '../../shared/release/change-document.ts';
import type { HistoryDocument } from '../../shared/release/history.ts';
import { changeKey, historyKey } from '../../shared/release/keys.ts';
import { type NetChange, netChange } from '../net-change.ts';
import { utc } from '../numbers.ts';
import { Choice, Entries, Link, whenHere } from '../parts/parts.tsx';
import { type Latest, type ListPlace, latestOf, listsIn, regionOf, regionsIn } from '../published.ts';
import type { View } from '../view.ts';
import { ChangeRequest } from './change-request.tsx';
import { Differences } from './differences.tsx';

/** `changes/<seq>.json`. */
export type WordedChange = ChangeDocument & { readonly words: ChangeWords };

/** A list and its change. */
export interface ListDifference {
  readonly list: ListPlace;
  readonly change: NetChange;
}

const VIEWS = ['', 'raw', 'diff', 'request'] as const;

/** The page. */
export function Change({ view }: { view: View }) {
  const { place } = view;
  return whenHere(view, [latestOf(view)], (latest) => {
    const newest = latest.seq;
    const asked = releaseNumber(place.to) ?? newest;
    const other = releaseNumber(place.from) ?? asked - 1;
    // Whichever is later is the end.
    const [from, to] = other < asked ? [other, asked] : [asked, other];
    return (
      <>
        <Ends view={view} from={from} to={to} newest={newest} />
        {from < 0 || from === to || to > newest ? (
          <p class="bad" role="alert">
            {view.say('no-release', { from, to, newest })}
          </p>
        ) : (
          <Between key={`${from} ${to}`} view={view} latest={latest} from={from} to={to} />
        )}
      </>
    );
  });
}

function releaseNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Both releases, and how to come to others. */
function Ends({ view, from, to, newest }: { view: View; from: number; to: number; newest: number }) {
  const { say, show } = view;
  const end = (name: 'from' | 'to', value: number, least: number, most: number) => (
    <label>
      {say(name === 'from' ? 'from-release' : 'to-release')}
      <input
        type="number"
        min={least}
        max={most}
        value={value}
        onChange={(event) => show({ from: String(from), to: String(to), [name]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <search class="fields no-print">
      {end('from', from, 0, to - 1)}
      {end('to', to, from + 1, newest)}
      <nav aria-label={say('change')}>
        {to > 1 && (
          <Link view={view} to={{ from: '', to: String(to - 1) }}>
            ← {say('previous')}
          </Link>
        )}{' '}
        {to < newest && (
          <Link view={view} to={{ from: '', to: String(to + 1) }}>
            {say('next')} →
          </Link>
        )}
      </nav>
    </search>
  );
}

function Between({ view, latest, from, to }: { view: View; latest: Latest; from: number; to: number }) {
  const { say, read, place } = view;
  const isOne = from === to - 1;
  // There is nothing before the first release.
  const ends = [to, ...(from > 0 ? [from] : [])].map((seq) => read<WordedChange>(changeKey(seq)));
  return whenHere(view, ends, (...[last, before]) => {
    if (last === undefined) return null;
    const touched = isOne ? listsOf(last) : listsIn(latest);
    const regions = isOne ? [...new Set(touched.map((each) => each.region))] : regionsIn(latest);
    const region = regions.find((each) => each === place.region) ?? regions[0] ?? regionOf(view, latest);
    const lists = touched.filter((each) => each.region === region);
    const modes = VIEWS.map((mode) => [mode, say(mode === '' ? 'view-minimal' : `view-${mode}`)] as const);
    return (
      <>
        {isOne ? <Told view={view} change={last} /> : <p>{say('compare-releases', { from, to })}</p>}
        <div class="fields no-print">
          {regions.length > 1 && <Choice view={view} name="region" value={region} options={regions} />}
          <Choice view={view} name="view" options={modes} />
          {isOne && <a href={`/${changeKey(to)}`}>JSON</a>}
        </div>
        {whenHere(
          view,
          lists.map(({ name }) => read<HistoryDocument>(historyKey({ region, name }))),
          (...histories) => {
            const differences = lists.map((list, at) => ({
              list,
              change: netChange(histories[at]?.rows ?? [], from, to),
            }));
            const shown = { view, region, differences };
            return place.view === 'request' ? (
              <ChangeRequest {...shown} last={last} before={before} />
            ) : (
              <Differences {...shown} />
            );
          },
        )}
        {isOne && place.view !== 'request' && <Leaving view={view} region={region} change={last} />}
      </>
    );
  });
}

/** What AWS removed from these lists, and they hold. It is to be known, and nothing is to be done. */
function Leaving({ view, region, change }: { view: View; region: string; change: WordedChange }) {
  const { say } = view;
  return (
    <>
      {change.leaving
        .filter((each) => each.region === region)
        .map(({ name, family, until, prefixes }) => (
          <section key={[name, family, until].join()}>
            <h3>
              {region} {name}:{' '}
              {until === null ? say('leaving-waits') : say('leaving', { day: until.slice(0, 10) })}
            </h3>
            <Entries view={view} entries={prefixes} most={10} />
          </section>
        ))}
    </>
  );
}

/** The lists that a release changed or published for the first time. */
function listsOf({ allowlists, names, newAllowlists }: WordedChange): readonly ListPlace[] {
  const places = [...allowlists, ...names, ...newAllowlists].map(({ region, name }): [string, ListPlace] => [
    `${region} ${name}`,
    { region, name },
  ]);
  return [...new Map(places).values()];
}

/** What a release says of itself. */
function Told({ view, change }: { view: View; change: WordedChange }) {
  const { say, language } = view;
  const { title, actions } = change.words[language];
  return (
    <section class={view.place.view === 'request' ? 'no-print' : ''}>
      <h2>{title}</h2>
      <ul>
        {actions.map((action) => (
          <li key={action}>{action}</li>
        ))}
      </ul>
      <p class="dim">
        {say('told', {
          cause: say(`cause-${change.cause}`),
          rollback: change.pinnedTo === null ? '' : say('rollback', { seq: change.pinnedTo }),
          time: utc(change.createDate),
          tokens: `syncToken ${change.previousSyncToken ?? '–'} → ${change.syncToken}`,
        })}
      </p>
      {change.exceptions.length > 0 && (
        <p>
          {say('exceptions')}:{' '}
          {change.exceptions
            .map(({ kind, prefix, reason }) => `${prefix} ${say(`exception-${kind}`)} (${reason})`)
            .join('; ')}
        </p>
      )}
    </section>
  );
}
