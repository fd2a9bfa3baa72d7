// Look-up: is this address, prefix or name allowed, by what, and since when.

import { portWords } from '../../shared/alerts/words/phrases.ts';
import { isHostName } from '../../shared/allowlist/host-name.ts';
import { type AllowlistName, isWide } from '../../shared/allowlist/labels.ts';
import { RangewatchError } from '../../shared/error.ts';
import { blockOf } from '../../shared/prefix/block.ts';
import { formatPrefix } from '../../shared/prefix/format.ts';
import { parsePrefixOrAddress } from '../../shared/prefix/parse.ts';
import type { Prefix } from '../../shared/prefix/prefix.ts';
import { unpublishable } from '../../shared/prefix/reserved.ts';
import type { HistoryDocument } from '../../shared/release/history.ts';
import { portsOfRules, rulesAsking } from '../../shared/requirements/asking.ts';
import type { Rule } from '../../shared/requirements/rule.ts';
import { type Answer, type Found, type ListHistory, lookUpName, lookUpPrefix } from '../look-up.ts';
import { Choice, Entries, Link, ListLink, Moment, Table, whenHere } from '../parts/parts.tsx';
import { type Latest, latestOf, listsIn, regionsIn } from '../published.ts';
import type { View } from '../view.ts';

/** Entries that are shown of one answer: who asks for a tenth of the internet gets a count. */
const SHOWN = 200;

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
          <input type="date" value={place.at} onChange={(event) => show({ at: event.currentTarget.value })} />
        </label>
        {latest.kind === 'here' && (
          <Choice view={view} name="region" options={regionsIn(latest.document)} whole={say('all')} />
        )}
      </search>
      {whenHere(view, [latest], (document) => (
        <Asked view={view} latest={document} />
      ))}
    </>
  );
}

/** What was asked, as far as it can be read. */
type Asked =
  | { readonly kind: 'prefix'; readonly prefix: Prefix }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'host-bits'; readonly block: string };

function readAsked(text: string): Asked {
  if (isHostName(text)) return { kind: 'name', name: text.toLowerCase().replace(/\.$/, '') };
  try {
    return { kind: 'prefix', prefix: parsePrefixOrAddress(text) };
  } catch (error) {
    const hasHostBits = error instanceof RangewatchError && error.code === 'prefix-host-bits';
    return hasHostBits ? { kind: 'host-bits', block: formatPrefix(blockOf(text)) } : { kind: 'unreadable' };
  }
}

function Asked({ view, latest }: { view: View; latest: Latest }) {
  const { say, place } = view;
  const text = place.q.trim();
  const { histories, all, failed } = readHistories(view, latest);
  if (text === '') {
    return (
      <p class="dim">
        {say('asked-example', {
          examples: '18.180.178.9, 3.114.164.0/20, ws-broker-service.ap-northeast-1.amazonaws.com',
        })}
      </p>
    );
  }
  const asked = readAsked(text);
  if (asked.kind === 'unreadable') return <output class="dim">{say('unreadable')}</output>;
  if (asked.kind === 'host-bits') {
    return (
      <output>
        {say('host-bits', { what: text })}{' '}
        <Link view={view} to={{ q: asked.block }}>
          {asked.block}
        </Link>
      </output>
    );
  }
  // Without a history nothing can be ruled out: no verdict is better than a wrong one.
  if (failed !== undefined) return whenHere<readonly unknown[]>(view, [failed], () => null);
  if (histories.length < all) {
    return <p class="dim">{say('searching', { done: histories.length, all })}</p>;
  }
  const when = place.at === '' ? latest.seq : `${place.at}T23:59:59Z`;
  const answer =
    asked.kind === 'name'
      ? { found: lookUpName(asked.name, histories, when), covered: [], rest: [] }
      : lookUpPrefix(asked.prefix, histories, when);
  const isReserved = asked.kind === 'prefix' && unpublishable(asked.prefix, '') === 'reserved';
  return (
    <>
      <output
        class={
          answer.found.length === 0 ? 'verdict no' : answer.rest.length > 0 ? 'verdict partly' : 'verdict yes'
        }
      >
        {verdict(view, text, answer)} {isReserved && say('reserved')}
      </output>
      {answer.rest.length > 0 && answer.covered.length > 0 && (
        <div class="halves">
          <section>
            <h2>{say('covered-part')}</h2>
            <Entries view={view} entries={answer.covered.map(formatPrefix)} most={10} />
          </section>
          <section>
            <h2>{say('other-part')}</h2>
            <Entries view={view} entries={answer.rest.map(formatPrefix)} most={10} />
          </section>
        </div>
      )}
      {answer.found.length > 0 && <FoundTable view={view} found={answer.found} latest={latest} />}
    </>
  );
}

function verdict({ say, place }: View, what: string, { found, rest }: Answer): string {
  if (place.at !== '') {
    const name = found.length === 0 ? 'was-not' : rest.length > 0 ? 'was-partly' : 'was-allowed';
    return say(name, { what, day: place.at });
  }
  return say(found.length === 0 ? 'not-needed' : rest.length > 0 ? 'partly' : 'allowed', { what });
}

function FoundTable({ view, found, latest }: { view: View; found: readonly Found[]; latest: Latest }) {
  const { say } = view;
  return (
    <>
      <Table
        label={say('because')}
        heads={[say('list'), say('entry'), say('because'), say('ports'), say('since'), say('why')]}
        rows={found.slice(0, SHOWN).map((each) => foundRow(view, each, latest))}
      />
      {found.length > SHOWN && <p>{say('more', { count: found.length - SHOWN })}</p>}
    </>
  );
}

function foundRow(view: View, { region, list, entry, service, since }: Found, latest: Latest) {
  const { say, language, place } = view;
  const loaded = view.read<readonly Rule[]>(`requirements/${region}.json`);
  const rules = loaded.kind === 'here' ? rulesAsking(list, entry, loaded.document) : [];
  const hold = latest.held.find(
    (each) => each.region === region && each.allowlist === list && each.prefix === entry,
  );
  const leaves = hold?.until?.slice(0, 10);
  return [
    <>
      <ListLink view={view} region={region} name={list} />{' '}
      {isWide(list as AllowlistName) && <span class="chip warn">{say('wide')}</span>}
    </>,
    <code>{entry}</code>,
    <>
      {service}{' '}
      {place.at === '' && hold !== undefined && (
        <span class="chip warn">
          {leaves === undefined ? say('held-waits') : say('held-until', { day: leaves })}
        </span>
      )}
    </>,
    portWords(portsOfRules(rules)),
    <Moment view={view} iso={since()} />,
    [...new Set(rules.map(({ title }) => title[language]))].join('; '),
  ];
}

/** The histories of every list that is asked about, as far as they have come, and the first that cannot be had. */
function readHistories(view: View, latest: Latest) {
  const { region } = view.place;
  const lists = listsIn(latest).filter((list) => region === '' || list.region === region);
  const loaded = lists.map((list) => ({
    list,
    history: view.read<HistoryDocument>(`history/${list.region}/${list.name}.json`),
  }));
  return {
    all: lists.length,
    histories: loaded.flatMap(({ list, history }): ListHistory[] =>
      history.kind === 'here' ? [{ ...list, rows: history.document.rows }] : [],
    ),
    failed: loaded.map(({ history }) => history).find((history) => history.kind === 'failed'),
  };
}
