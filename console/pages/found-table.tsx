// What a look-up found: list, entry, service, ports, since when and what for.
import { portWords } from '../../shared/alerts/words/phrases.ts';
import { type AllowlistName, isWide } from '../../shared/allowlist/labels.ts';
import { isStandIn } from '../../shared/release/stand-in.ts';
import { portsOfRules, rulesAsking } from '../../shared/requirements/asking.ts';
import type { Rule } from '../../shared/requirements/rule.ts';
import type { Found } from '../look-up.ts';
import { ListLink, Moment } from '../parts/parts.tsx';
import { Table } from '../parts/table.tsx';
import type { Latest } from '../published.ts';
import type { View } from '../view.ts';

/** Entries that are shown of one answer: who asks for a tenth of the internet gets a count. */
const SHOWN = 100;

interface FoundTableProps {
  readonly view: View;
  readonly found: readonly Found[];
  readonly latest: Latest;
  readonly rules: readonly Rule[];
}

/** The table of what was found. */
export function FoundTable({ view, found, latest, rules }: FoundTableProps) {
  const { say } = view;
  return (
    <>
      <Table
        label={say('lists')}
        heads={[say('list'), say('entry'), say('because'), say('ports'), say('since'), say('why')]}
        rows={found.slice(0, SHOWN).map((each) => foundRow(view, each, latest, rules))}
      />
      {found.length > SHOWN && <p>{say('more', { count: found.length - SHOWN })}</p>}
    </>
  );
}

function foundRow(
  view: View,
  { region, list, entry, service, since }: Found,
  latest: Latest,
  all: readonly Rule[],
) {
  const { say, language, place } = view;
  const rules = rulesAsking(
    list,
    entry,
    all.filter((rule) => rule.region === region),
  );
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
      {isStandIn(service) ? say(`service-${service}`) : service}{' '}
      {place.at === '' && hold !== undefined && (
        <span class="chip warn">
          {leaves === undefined ? say('held-waits') : say('held-until', { day: leaves })}
        </span>
      )}
    </>,
    portWords(portsOfRules(rules)),
    <Moment view={view} iso={since()} />,
    service === 'included'
      ? latest.exceptions.find(({ kind, prefix }) => kind === 'include' && prefix === entry)?.reason
      : [...new Set(rules.map(({ title }) => title[language]))].join('; '),
  ];
}
