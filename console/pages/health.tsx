// Health: how fresh the lists are, what is held and until when, and what waits for a person.
import type { ChangeIndex } from '../../shared/release/changes.ts';
import type { VersionDocument } from '../../shared/release/documents.ts';
import { Absent, Copy, Moment, Table } from '../parts/parts.tsx';
import { type Latest, latestOf, type Waiting } from '../published.ts';
import type { View } from '../view.ts';

/** The page. */
export function Health({ view }: { view: View }) {
  const latest = latestOf(view);
  if (latest.kind !== 'here') return <Absent view={view} loaded={latest} />;
  return (
    <>
      <Facts view={view} latest={latest.document} />
      <WaitingTable view={view} waiting={latest.document.waiting ?? []} />
      <HeldTable view={view} latest={latest.document} />
      <Others view={view} latest={latest.document} />
    </>
  );
}

function Facts({ view, latest }: { view: View; latest: Latest }) {
  const { say, read, now } = view;
  const version = read<VersionDocument>('version.json');
  const index = read<ChangeIndex>('changes/index.json');
  const { verifiedAt, expires } = version.kind === 'here' ? version.document : latest;
  const minutes = Math.max(0, Math.round((now - Date.parse(verifiedAt)) / 60_000));
  const age = new Intl.RelativeTimeFormat(view.language, { numeric: 'auto' });
  const [amount, unit] =
    minutes < 120
      ? ([minutes, 'minute'] as const)
      : minutes < 2_880
        ? ([Math.round(minutes / 60), 'hour'] as const)
        : ([Math.round(minutes / 1_440), 'day'] as const);
  return (
    <dl class="facts">
      <dt>{say('verified')}</dt>
      <dd class={isStale(view) ? 'bad' : ''}>
        {age.format(-amount, unit)}, <Moment view={view} iso={verifiedAt} />
      </dd>
      <dt>{say('expires')}</dt>
      <dd>
        <Moment view={view} iso={expires} />
      </dd>
      <dt>{say('sync-token')}</dt>
      <dd>
        {latest.syncToken} (<Moment view={view} iso={latest.createDate} />
        ), {say('release', { seq: latest.seq })}
      </dd>
      <dt>{say('behind')}</dt>
      <dd>{index.kind === 'here' ? Math.max(0, index.document.throughSeq - latest.seq) : '–'}</dd>
      <dt>{say('catalogued')}</dt>
      <dd>{latest.catalogueDate}</dd>
      {latest.pinned !== null && (
        <dd class="bad">
          {say('pinned', {
            seq: latest.pinned.toSeq,
            until: latest.pinned.until?.slice(0, 10) ?? say('until-unpinned'),
          })}
        </dd>
      )}
    </dl>
  );
}

/** Two hours without a verification are eight polls that failed. */
const STALE_AFTER = 2 * 3_600_000;

/** Whether nobody has vouched for the lists for too long, as far as is known. */
export function isStale({ read, now }: View): boolean {
  const version = read<VersionDocument>('version.json');
  return version.kind === 'here' && now - Date.parse(version.document.verifiedAt) > STALE_AFTER;
}

function WaitingTable({ view, waiting }: { view: View; waiting: readonly Waiting[] }) {
  const { say } = view;
  if (waiting.length === 0) return null;
  return (
    <section>
      <h2>{say('waiting-title')}</h2>
      <Table
        label={say('waiting-title')}
        heads={[say('selector'), say('kind'), say('prefix'), say('since'), say('copy')]}
      >
        {waiting.map(({ digest, kind, selector, prefixes, since, deniedAt }) => (
          <tr key={digest}>
            <td>{selector}</td>
            <td>
              {say(kind === 'addition' ? 'waiting-addition' : 'waiting-removal')}
              {deniedAt !== null && ` (${say('denied')})`}
            </td>
            <td>
              <code class="entries">{prefixes.join('\n')}</code>
            </td>
            <td>
              <Moment view={view} iso={since} />
            </td>
            <td>
              {['approve', 'deny'].map((verb) => (
                <Copy
                  key={verb}
                  view={view}
                  text={`npm run -s rangewatch -- ${verb} ${digest} --reason '…'`}
                  label={verb}
                />
              ))}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

function HeldTable({ view, latest: { held } }: { view: View; latest: Latest }) {
  const { say } = view;
  const sorted = held.toSorted((a, b) => ((a.until ?? '9') < (b.until ?? '9') ? -1 : 1));
  return (
    <section>
      <h2>{say('held-prefixes')}</h2>
      {held.length === 0 ? (
        <p class="dim">{say('nothing')}</p>
      ) : (
        <Table label={say('held-prefixes')} heads={[say('list'), say('prefix'), say('since'), say('until')]}>
          {sorted.slice(0, 500).map(({ region, allowlist, prefix, since, until }) => (
            <tr key={region + allowlist + prefix}>
              <td>
                {region} {allowlist}
              </td>
              <td>
                <code>{prefix}</code>
              </td>
              <td>{since.slice(0, 10)}</td>
              <td>{until?.slice(0, 10) ?? say('approval')}</td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}

function Others({ view, latest: { dropped, exceptions } }: { view: View; latest: Latest }) {
  const { say } = view;
  return (
    <>
      {exceptions.length > 0 && (
        <section>
          <h2>{say('exceptions')}</h2>
          <Table
            label={say('exceptions')}
            heads={[say('kind'), say('prefix'), say('list'), say('reason'), say('owner'), say('until')]}
          >
            {exceptions.map(({ kind, prefix, allowlists, reason, owner, expires }) => (
              <tr key={kind + prefix}>
                <td>{kind}</td>
                <td>{prefix}</td>
                <td>{allowlists.join(', ')}</td>
                <td>{reason}</td>
                <td>{owner}</td>
                <td>{expires.slice(0, 10)}</td>
              </tr>
            ))}
          </Table>
        </section>
      )}
      {dropped.length > 0 && (
        <section>
          <h2>{say('dropped')}</h2>
          <Table label={say('dropped')} heads={[say('selector'), say('prefix'), say('reason')]}>
            {dropped.map(({ selector, prefix, reason }) => (
              <tr key={selector + prefix}>
                <td>{selector}</td>
                <td>{prefix}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </Table>
        </section>
      )}
    </>
  );
}
