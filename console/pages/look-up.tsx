// Look-up: is this address, prefix or name allowed, by what, and since when.

import { type AllowlistName, isWide } from '../../shared/allowlist/labels.ts';
import { formatPrefix } from '../../shared/prefix/format.ts';
import { rulesKey } from '../../shared/release/keys.ts';
import type { Manifest } from '../../shared/release/manifest.ts';
import type { Rule } from '../../shared/requirements/rule.ts';
import { type Readable, readAsked } from '../asked.ts';
import { type Answer, lookUpName, lookUpPrefix } from '../look-up.ts';
import { Choice, Entries, Link, whenHere } from '../parts/parts.tsx';
import type { Place } from '../place.ts';
import { historyOf, type Latest, latestOf, manifestOf, regionsIn } from '../published.ts';
import type { View } from '../view.ts';
import { FoundTable } from './found-table.tsx';
import { notesOn, waitsOf } from './look-up-notes.ts';

/** The page. */
export function LookUp({ view }: { view: View }) {
  const { say, place, show } = view;
  const latest = latestOf(view);
  return (
    <>
      <search class="fields">
        <label class="grow">
          {say('asked')}
          <input
            type="search"
            id="asked"
            value={place.q}
            spellcheck={false}
            autocomplete="off"
            autocapitalize="none"
            onInput={(event) => show({ q: event.currentTarget.value })}
          />
        </label>
        <label>
          {say('day')}
          <input
            type="date"
            max={new Date(view.now).toISOString().slice(0, 10)}
            value={DAY.test(place.at) ? place.at : ''}
            onChange={(event) => show({ at: event.currentTarget.value })}
          />
        </label>
        {latest.kind === 'here' && (
          <Choice view={view} name="region" options={regionsIn(latest.document)} whole={say('all')} />
        )}
      </search>
      {whenHere(view, [latest, manifestOf(view)], (document, manifest) => (
        <Asked view={view} latest={document} manifest={manifest} />
      ))}
    </>
  );
}

function Asked({ view, latest, manifest }: { view: View; latest: Latest; manifest: Manifest }) {
  const { say, place } = view;
  const lists = manifest.allowlists.filter(
    ({ region }) => !isKnown(latest, place) || region === place.region,
  );
  const regions = [...new Set(lists.map(({ region }) => region))];
  const rules = regions.map((region) => view.read<readonly Rule[]>(rulesKey(region)));
  // All of them, and before anything is typed: without one of them nothing can be ruled out.
  return whenHere(
    view,
    lists.map((list) => historyOf(view, list)),
    (...documents) =>
      whenHere(view, rules, (...asking) => {
        const histories = lists.map((list, at) => ({ ...list, rows: documents[at]?.rows ?? [] }));
        if (place.q.trim() === '') return <p class="dim">{say('asked-example', { examples: EXAMPLES })}</p>;
        const asked = readAsked(place.q);
        if (asked.kind === 'unreadable')
          return (
            <p class="dim" data-told>
              {say('unreadable')}
            </p>
          );
        if (asked.kind === 'host-bits') {
          return (
            <p data-told>
              {say('host-bits', { what: asked.text })}{' '}
              <Link view={view} to={{ q: asked.block }}>
                {asked.block}
              </Link>
            </p>
          );
        }
        const day = dayOf(view);
        const begun = histories
          .flatMap(({ rows }) => rows.map(([, , , , dateIn]) => dateIn.slice(0, 10)))
          .sort()[0];
        if (day !== '' && day < (begun ?? '')) {
          return (
            <p class="dim" data-told>
              {say('before-history', { day: begun ?? '' })}
            </p>
          );
        }
        const when = day === '' ? latest.seq : `${day}T23:59:59Z`;
        const answer =
          asked.kind === 'name'
            ? { found: lookUpName(asked.text, histories, when), covered: [], rest: [] }
            : lookUpPrefix(asked.prefix, histories, when);
        return (
          <Answered
            view={view}
            latest={latest}
            rules={asking.flat()}
            asked={asked}
            answer={answer}
            day={day}
          />
        );
      }),
  );
}

const EXAMPLES = '18.180.178.9, 3.114.160.0/20, ws-broker-service.ap-northeast-1.amazonaws.com';

/** A Region that has no list is as good as none. */
function isKnown(latest: Latest, { region }: Place): boolean {
  return regionsIn(latest).includes(region);
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** The day that is asked about; empty for now, of which today is the end. */
function dayOf({ place, now }: View): string {
  return DAY.test(place.at) && place.at < new Date(now).toISOString().slice(0, 10) ? place.at : '';
}

interface AnsweredProps {
  readonly view: View;
  readonly latest: Latest;
  /** Those of every Region that was searched. */
  readonly rules: readonly Rule[];
  readonly asked: Readable;
  readonly answer: Answer;
  readonly day: string;
}

function Answered({ view, latest, rules, asked, answer, day }: AnsweredProps) {
  const { say, place } = view;
  const { found, covered, rest } = answer;
  const isOnlyWide = found.every(({ list }) => isWide(list as AllowlistName));
  const kind = found.length === 0 ? 'none' : rest.length > 0 ? 'partly' : isOnlyWide ? 'wide' : 'all';
  const notes = [
    ...waitsOf(view, latest, asked, day),
    ...(day === '' && kind !== 'all' ? notesOn(view, latest, rules, asked) : []),
  ];
  return (
    <>
      <p class={`verdict ${{ none: 'no', partly: 'partly', wide: 'partly', all: 'yes' }[kind]}`} data-told>
        {say(`verdict-${kind}`, { what: asked.text })}{' '}
        {kind === 'none' && notes.length === 0 && day === '' && say('not-needed')} {notes.join(' ')}{' '}
        {day !== '' && say('as-of', { day })}{' '}
        {isKnown(latest, place) && say('searched', { region: place.region })}
      </p>
      {rest.length > 0 && covered.length > 0 && (
        <div class="halves">
          <section>
            <h2>{say('covered-part')}</h2>
            <Entries view={view} entries={covered.map(formatPrefix)} most={10} />
          </section>
          <section>
            <h2>{say('other-part')}</h2>
            <Entries view={view} entries={rest.map(formatPrefix)} most={10} />
          </section>
        </div>
      )}
      {found.length > 0 && <FoundTable view={view} found={found} latest={latest} rules={rules} />}
    </>
  );
}
