// A change as a firewall change request: a page to print and hand in, and the same as CSV.

import type { Cidr } from '../../shared/prefix/format.ts';
import { rulesKey } from '../../shared/release/keys.ts';
import { COLUMNS, cellsOf } from '../../shared/request/cells.ts';
import { requestCsv } from '../../shared/request/csv.ts';
import { requestOfChange } from '../../shared/request/request.ts';
import type { Rule } from '../../shared/requirements/rule.ts';
import type { NetChange } from '../net-change.ts';
import { utc } from '../numbers.ts';
import { Choice, whenHere } from '../parts/parts.tsx';
import { Table, TakeAway } from '../parts/table.tsx';
import { manifestOf, RECOMMENDED } from '../published.ts';
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
  region: string;
  differences: readonly ListDifference[];
  last: WordedChange;
  before: WordedChange | undefined;
}) {
  const { say, read, language, place } = view;
  const words = view.texts.request;
  const rules = read<readonly Rule[]>(rulesKey(region));
  return whenHere(view, [rules, manifestOf(view)], (asking, { allowlists }) => {
    const change = {
      ...last,
      previousSyncToken: before?.syncToken ?? null,
      allowlists: differences.flatMap(({ list, change }) => familiesOf(list, change)),
      names: differences.map(({ list, change }) => ({
        ...list,
        added: change.open.names,
        removed: change.close.names,
      })),
      // The ports that the lists had then; of a list that this release did not change, those that it has.
      lists: [...last.lists, ...allowlists],
      newAllowlists: [],
    };
    const lists = place.list === 'all' ? differences.map(({ list }) => list.name) : RECOMMENDED;
    const request = requestOfChange(change, region, asking, lists);
    return (
      <article class="request">
        <div class="fields no-print">
          <Choice view={view} name="list" options={[['all', say('all')]]} whole={say('recommended')} />
        </div>
        {request.rows.length === 0 ? (
          <p>{say('request-none', { region })}</p>
        ) : (
          <>
            <TakeAway
              view={view}
              name={`request-${region}-${last.seq}`}
              csv={() => requestCsv(request, language, words)}
            />
            <h2>
              {say('view-request')}: Amazon WorkSpaces, {region}
            </h2>
            <p>
              {say('request-of', {
                seq: last.seq,
                time: utc(last.createDate),
                tokens: `syncToken ${change.previousSyncToken ?? '–'} → ${last.syncToken}`,
              })}
            </p>
            <Table
              label={say('view-request')}
              heads={COLUMNS.map((column) => words[column])}
              rows={cellsOf(request, language, words).map((cells) => COLUMNS.map((column) => cells[column]))}
            />
            <dl class="sign">
              <dt>{say('requested')}</dt>
              <dd />
              <dt>{say('approved')}</dt>
              <dd />
            </dl>
          </>
        )}
      </article>
    );
  });
}

function familiesOf(list: ListDifference['list'], { open, close }: NetChange) {
  return (['ipv4', 'ipv6'] as const).map((family) => {
    const isOf = (prefix: Cidr) => prefix.includes(':') === (family === 'ipv6');
    return { ...list, family, added: open.prefixes.filter(isOf), removed: close.prefixes.filter(isOf) };
  });
}
