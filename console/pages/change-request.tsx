// A change as a firewall change request: a page to print and hand in, and the same as CSV.

import type { Cidr } from '../../shared/prefix/format.ts';
import { COLUMNS, cellsOf, ROW_WORDS } from '../../shared/request/cells.ts';
import { requestCsv } from '../../shared/request/csv.ts';
import { PROFILE, requestOfChange } from '../../shared/request/request.ts';
import type { Rule } from '../../shared/requirements/rule.ts';
import { download } from '../download.ts';
import type { NetChange } from '../net-change.ts';
import { utc } from '../numbers.ts';
import { Absent, Choice, Table } from '../parts/parts.tsx';
import { type Latest, manifestOf } from '../published.ts';
import type { View } from '../view.ts';
import type { ListDifference, WordedChange } from './change.tsx';

/** The request of a net change in one Region. */
export function ChangeRequest({
  view,
  region,
  differences,
  last,
  before,
}: {
  view: View;
  latest: Latest;
  region: string;
  differences: readonly ListDifference[];
  last: WordedChange;
  before: WordedChange | undefined;
}) {
  const { say, read, language, place } = view;
  const rules = read<readonly Rule[]>(`requirements/${region}.json`);
  const manifest = manifestOf(view);
  if (rules.kind !== 'here') return <Absent view={view} loaded={rules} />;
  if (manifest.kind !== 'here') return <Absent view={view} loaded={manifest} />;
  const change = {
    seq: last.seq,
    syncToken: last.syncToken,
    createDate: last.createDate,
    previousSyncToken: before?.syncToken ?? null,
    allowlists: differences.flatMap(({ list, change }) => familiesOf(list, change)),
    names: differences.map(({ list, change }) => ({
      ...list,
      added: change.open.names,
      removed: change.close.names,
    })),
    // The ports that the lists had then; of a list that this release did not change, those that it has.
    lists: [...last.lists, ...manifest.document.allowlists],
    newAllowlists: [],
  };
  const lists =
    place.kind === 'all' ? differences.map(({ list }) => list.name) : [...PROFILE, 'streaming-accelerator'];
  const request = requestOfChange(change, region, rules.document, lists);
  if (request.rows.length === 0) {
    return (
      <>
        <Which view={view} />
        <p>{say('request-none', { region })}</p>
      </>
    );
  }
  const words = ROW_WORDS[language];
  return (
    <article class="request">
      <Which view={view} />
      <p class="no-print">
        <button type="button" onClick={() => window.print()}>
          {say('print')}
        </button>{' '}
        <button
          type="button"
          onClick={() =>
            download(
              `request-${region}-${last.seq}.csv`,
              'text/csv;charset=utf-8',
              requestCsv(request, language),
            )
          }
        >
          {say('csv')}
        </button>
      </p>
      <h2>
        {say('view-request')}: Amazon WorkSpaces, {region}
      </h2>
      <p>
        {say('release', { seq: last.seq })}. {say('published', { time: utc(last.createDate) })}, syncToken{' '}
        {before?.syncToken ?? '–'} → {last.syncToken}
      </p>
      <Table label={say('view-request')} heads={COLUMNS.map((column) => words[column])}>
        {cellsOf(request, language).map((cells) => (
          <tr key={cells.number}>
            {COLUMNS.map((column) => (
              <td key={column}>{cells[column]}</td>
            ))}
          </tr>
        ))}
      </Table>
      <dl class="sign">
        <dt>{say('requested')}</dt>
        <dd />
        <dt>{say('approved')}</dt>
        <dd />
      </dl>
    </article>
  );
}

function Which({ view }: { view: View }) {
  const { say } = view;
  return (
    <div class="fields no-print">
      <Choice
        view={view}
        name="kind"
        label={say('lists')}
        options={[['all', say('all-lists')]]}
        whole={say('recommended')}
      />
    </div>
  );
}

function familiesOf(list: ListDifference['list'], { open, close }: NetChange) {
  return (['ipv4', 'ipv6'] as const).map((family) => {
    const isOf = (prefix: Cidr) => prefix.includes(':') === (family === 'ipv6');
    return { ...list, family, added: open.prefixes.filter(isOf), removed: close.prefixes.filter(isOf) };
  });
}
