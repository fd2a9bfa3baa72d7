// Health: how fresh the lists are, what is held and until when, and what waits for a person.

import type { ChangeIndex } from '../../shared/release/changes.ts';
import type { VersionDocument } from '../../shared/release/documents.ts';
import { CHANGE_INDEX_KEY, VERSION_KEY } from '../../shared/release/keys.ts';
import { Copy, Moment, whenHere } from '../parts/parts.tsx';
import { Table } from '../parts/table.tsx';
import { type Latest, latestOf } from '../published.ts';
import { isStale } from '../stale.ts';
import type { View } from '../view.ts';

/** Rows that are shown of what is held: all of us-west-2 once moved at a time. */
const SHOWN = 500;

/** The page. */
export function Health({ view }: { view: View }) {
  return whenHere(view, [latestOf(view)], (latest) => (
    <>
      <Facts view={view} latest={latest} />
      {tablesOf(view, latest).map(({ title, heads, rows }) => (
        <section key={title}>
          <h2>{title}</h2>
          {rows.length === 0 ? (
            <p class="dim">{view.say('nothing')}</p>
          ) : (
            <Table label={title} heads={heads} rows={rows} />
          )}
        </section>
      ))}
    </>
  ));
}

function Facts({ view, latest }: { view: View; latest: Latest }) {
  const { say, read } = view;
  const index = read<ChangeIndex>(CHANGE_INDEX_KEY);
  const version = read<VersionDocument>(VERSION_KEY);
  const { verifiedAt, expires } = version.kind === 'here' ? version.document : latest;
  const { pinned } = latest;
  return (
    <dl class="facts">
      <dt>{say('verified')}</dt>
      <dd class={isStale(view) ? 'bad' : ''}>
        {ageOf(verifiedAt, view)}, <Moment view={view} iso={verifiedAt} />
      </dd>
      <dt>{say('expires')}</dt>
      <dd>
        <Moment view={view} iso={expires} />
      </dd>
      <dt>{say('sync-token')}</dt>
      <dd>
        {latest.syncToken}, <Moment view={view} iso={latest.createDate} />,{' '}
        {say('release', { seq: latest.seq })}
      </dd>
      <dt>{say('behind')}</dt>
      <dd>{index.kind === 'here' ? Math.max(0, index.document.throughSeq - latest.seq) : '–'}</dd>
      <dt>{say('catalogued')}</dt>
      <dd>{latest.catalogueDate}</dd>
      {pinned !== null && (
        <>
          <dt class="bad">{say('pin')}</dt>
          <dd class="bad">
            {say('pinned', { seq: pinned.toSeq, until: pinned.until?.slice(0, 10) ?? say('until-unpinned') })}
          </dd>
        </>
      )}
    </dl>
  );
}

function ageOf(iso: string, { now, language }: View): string {
  const minutes = Math.max(0, Math.round((now - Date.parse(iso)) / 60_000));
  const words = new Intl.RelativeTimeFormat(language);
  if (minutes < 120) return words.format(-minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 48 ? words.format(-hours, 'hour') : words.format(-Math.round(hours / 24), 'day');
}

function tablesOf(view: View, { held, waiting, exceptions, dropped }: Latest) {
  const { say } = view;
  return [
    {
      title: say('waiting-title'),
      heads: [say('selector'), say('kind'), say('prefix'), say('since'), say('copy')],
      rows: waiting.map(({ digest, kind, selector, prefixes, since, deniedAt }) => [
        selector,
        `${say(`waiting-${kind}`)}${deniedAt === null ? '' : ` (${say('denied')})`}`,
        <code class="entries">{prefixes.join('\n')}</code>,
        <Moment view={view} iso={since} />,
        ['approve', 'deny'].map((verb) => (
          <Copy
            key={verb}
            view={view}
            text={`npm run -s rangewatch -- ${verb} ${digest} --reason "…"`}
            label={verb}
          />
        )),
      ]),
    },
    {
      title: say('held-prefixes'),
      heads: [say('list'), say('prefix'), say('since'), say('until')],
      rows: held
        .toSorted((a, b) => ((a.until ?? '9') < (b.until ?? '9') ? -1 : 1))
        .slice(0, SHOWN)
        .map(({ region, allowlist, prefix, since, until }) => [
          `${region} ${allowlist}`,
          <code>{prefix}</code>,
          since.slice(0, 10),
          until?.slice(0, 10) ?? say('until-approved'),
        ]),
    },
    {
      title: say('exceptions'),
      heads: [say('kind'), say('prefix'), say('list'), say('reason'), say('owner'), say('until')],
      rows: exceptions.map(({ kind, prefix, allowlists, reason, owner, expires }) => [
        say(`exception-${kind}`),
        prefix,
        allowlists.join(', '),
        reason,
        owner,
        expires.slice(0, 10),
      ]),
    },
    {
      title: say('dropped'),
      heads: [say('selector'), say('prefix'), say('reason')],
      rows: dropped.map(({ selector, prefix, reason }) => [selector, prefix, say(`dropped-${reason}`)]),
    },
  ];
}
