// The timeline: releases by day, the newest first. What is routine on one day is folded into one line.

import type { ChangeIndex, ChangeSummary, MonthDocument } from '../../shared/release/changes.ts';
import { CHANGE_INDEX_KEY, monthKey } from '../../shared/release/keys.ts';
import { Choice, Link, Moment, whenHere } from '../parts/parts.tsx';
import { latestOf, namesIn, regionsIn } from '../published.ts';
import type { View } from '../view.ts';
import { Chips, Counts } from './counts.tsx';

/** As the feed names them. */
const FAMILIES = [
  ['ipv4', 'IPv4'],
  ['ipv6', 'IPv6'],
] as const;

/** Kinds by which releases are chosen: severities, as they are published. */
const KINDS = ['action', 'routine', 'approval', 'baseline'] as const;

/** The page. */
export function Changes({ view }: { view: View }) {
  const { say, read, place } = view;
  return whenHere(view, [latestOf(view), read<ChangeIndex>(CHANGE_INDEX_KEY)], (latest, index) => {
    const months = index.months.map(({ month }) => month).toReversed();
    const shown = months.filter((month, at) => at === 0 || month >= (place.since || '9'));
    const next = months[shown.length];
    return (
      <>
        <search class="fields">
          <Choice view={view} name="region" options={regionsIn(latest)} whole={say('all')} />
          <Choice view={view} name="list" options={namesIn(latest)} whole={say('all')} />
          <Choice view={view} name="family" options={FAMILIES} whole={say('all')} />
          <Choice
            view={view}
            name="kind"
            options={KINDS.map((kind) => [kind, say(`severity-${kind}`)])}
            whole={say('all')}
          />
        </search>
        {shown.length === 0 && <p class="dim">{say('nothing')}</p>}
        <Total view={view} months={shown} />
        {shown.map((month) => (
          <Month key={month} view={view} month={month} />
        ))}
        {next !== undefined && (
          <p>
            <Link view={view} to={{ since: next }} class="button" id="earlier">
              {say('earlier', { month: next })}
            </Link>
          </p>
        )}
      </>
    );
  });
}

/** How many releases are shown, once every month is there. */
function Total({ view, months }: { view: View; months: readonly string[] }) {
  let count = 0;
  for (const month of months) {
    const loaded = view.read<MonthDocument>(monthKey(month));
    if (loaded.kind !== 'here') return null;
    count += loaded.document.changes.filter((release) => isChosen(release, view)).length;
  }
  const month = months.at(-1);
  return month === undefined ? null : (
    <p class="dim" data-told>
      {view.say('releases-since', { month, count })}
    </p>
  );
}

function Month({ view, month }: { view: View; month: string }) {
  return whenHere(view, [view.read<MonthDocument>(monthKey(month))], ({ changes }) => {
    const releases = changes.toReversed().filter((release) => isChosen(release, view));
    if (releases.length === 0) return <p class="dim">{view.say('no-changes', { month })}</p>;
    return daysOf(releases).map((day) => <Day key={day.day} view={view} {...day} />);
  });
}

function isChosen(release: ChangeSummary, view: View): boolean {
  const { region, list, family, kind } = view.place;
  if (kind !== '' && release.severity !== kind) return false;
  if (region === '' && list === '' && family === '') return true;
  const isHere = (each: { readonly region: string; readonly name: string }) =>
    (region === '' || each.region === region) && (list === '' || each.name === list);
  if (release.allowlists.some((each) => isHere(each) && (family === '' || each.family === family)))
    return true;
  return family === '' && [...release.names, ...release.newAllowlists].some(isHere);
}

interface Day {
  readonly day: string;
  readonly releases: readonly ChangeSummary[];
}

function daysOf(releases: readonly ChangeSummary[]): readonly Day[] {
  const days = new Map<string, ChangeSummary[]>();
  for (const release of releases) {
    const day = release.createDate.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), release]);
  }
  return [...days].map(([day, some]) => ({ day, releases: some }));
}

function Day({ view, day, releases }: Day & { view: View }) {
  const { say, place } = view;
  const isFolded = (release: ChangeSummary) => release.severity === 'routine' && place.kind !== 'routine';
  const routine = releases.filter(isFolded);
  const [last] = routine;
  const first = routine.at(-1);
  return (
    <section class="day">
      <h2>{day}</h2>
      <ul>
        {releases
          .filter((release) => !isFolded(release))
          .map((release) => (
            <Release key={release.seq} view={view} release={release} />
          ))}
      </ul>
      {first !== undefined && last !== undefined && (
        <details>
          <summary>
            {routine.length === 1 ? say('routine-1') : say('routine', { count: routine.length })}{' '}
            <Counts view={view} releases={routine} />
          </summary>
          {routine.length > 1 && (
            <Link view={view} to={{ page: 'change', from: String(first.seq - 1), to: String(last.seq) }}>
              {say('net-day')}
            </Link>
          )}
          <ul>
            {routine.map((release) => (
              <Release key={release.seq} view={view} release={release} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Release({ view, release }: { view: View; release: ChangeSummary }) {
  const { seq, createDate, severity, words } = release;
  const places = [...release.allowlists, ...release.names, ...release.newAllowlists];
  const chips = (key: 'region' | 'name') => [...new Set(places.map((each) => each[key]))];
  return (
    <li class={severity}>
      <Moment view={view} iso={createDate} /> <span class="chip">{view.say(`severity-${severity}`)}</span>{' '}
      <Link view={view} to={{ page: 'change', to: String(seq) }}>
        {words[view.language].title}
      </Link>{' '}
      <Counts view={view} releases={[release]} /> <Chips view={view} texts={chips('region')} />{' '}
      <Chips view={view} texts={chips('name')} />
    </li>
  );
}
