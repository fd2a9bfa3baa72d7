// The requirements of a Region: every rule, with its source, to print or to take as CSV.
import { portWords } from '../../shared/alerts/words/phrases.ts';
import type { Rule } from '../../shared/requirements/rule.ts';
import { spreadsheetCsv } from '../../shared/spreadsheet-csv.ts';
import { download } from '../download.ts';
import { Absent, Choice, Table } from '../parts/parts.tsx';
import { latestOf, regionOf, regionsIn } from '../published.ts';
import type { View } from '../view.ts';

/** The page. */
export function Requirements({ view }: { view: View }) {
  const { say } = view;
  const latest = latestOf(view);
  if (latest.kind !== 'here') return <Absent view={view} loaded={latest} />;
  const region = regionOf(view, latest.document);
  const rules = view.read<readonly Rule[]>(`requirements/${region}.json`);
  const purposes = rules.kind === 'here' ? [...new Set(rules.document.map(({ purpose }) => purpose))] : [];
  return (
    <>
      <search class="fields no-print">
        <Choice
          view={view}
          name="region"
          label={say('region')}
          value={region}
          options={regionsIn(latest.document).map((each) => [each, each])}
        />
        <Choice
          view={view}
          name="kind"
          label={say('kind')}
          options={purposes.map((each) => [each, each])}
          whole={say('all')}
        />
      </search>
      {rules.kind === 'here' ? (
        <Rules
          view={view}
          region={region}
          rules={rules.document.filter(({ purpose }) => ['', purpose].includes(view.place.kind))}
        />
      ) : (
        <Absent view={view} loaded={rules} />
      )}
    </>
  );
}

function Rules({ view, region, rules }: { view: View; region: string; rules: readonly Rule[] }) {
  const { say, language } = view;
  const heads = [
    say('requirement'),
    say('direction'),
    say('ports'),
    say('destination'),
    say('condition'),
    say('source'),
  ];
  const csv = () => spreadsheetCsv([heads, ...rules.map((rule) => cellsOf(rule, view))]);
  return (
    <>
      <p class="no-print">
        <button type="button" onClick={() => window.print()}>
          {say('print')}
        </button>{' '}
        <button
          type="button"
          onClick={() => download(`requirements-${region}.csv`, 'text/csv;charset=utf-8', csv())}
        >
          {say('csv')}
        </button>
      </p>
      <Table label={`${say('requirements')} ${region}`} heads={heads}>
        {rules.map((rule) => {
          const [, direction, ports, , condition] = cellsOf(rule, view);
          return (
            <tr key={rule.requirement}>
              <th scope="row">
                {rule.title[language]} <small>{rule.requirement}</small>
              </th>
              <td>{direction}</td>
              <td>{ports}</td>
              <td>
                {destinationsOf(rule, view).map((each) => (
                  <div key={each}>{each}</div>
                ))}
                {rule.note !== null && <small>{rule.note[language]}</small>}
              </td>
              <td>{condition}</td>
              <td>
                <Sources rule={rule} />
              </td>
            </tr>
          );
        })}
      </Table>
    </>
  );
}

function cellsOf(rule: Rule, view: View): readonly string[] {
  const { say, language } = view;
  return [
    `${rule.title[language]} (${rule.requirement})`,
    say(rule.direction),
    portWords(rule.transports),
    destinationsOf(rule, view).join('; '),
    rule.condition?.[language] ?? '',
    rule.sources.map(({ title, date }) => `${title} (${date})`).join('; '),
  ];
}

function destinationsOf({ destination }: Rule, { say, language }: View): readonly string[] {
  const { feed, prefixes, domains, remarks, what, isAnywhere } = destination;
  const derived = new Set(remarks.flatMap(({ name, isDerived }) => (isDerived ? [name] : [])));
  return [
    ...feed.map((selector) => `ip-ranges.json: ${selector}`),
    ...prefixes,
    ...domains.map((name) => (derived.has(name) ? `${name} (${say('derived')})` : name)),
    ...(what === null ? [] : [what[language]]),
    ...(isAnywhere ? [say('anywhere')] : []),
  ];
}

/** The first source, and the others behind it. Only a web address of AWS's, or of a page like it, is a link. */
function Sources({ rule: { sources } }: { rule: Rule }) {
  const [first, ...rest] = sources.map(({ title, date, where }) => (
    <span key={title + where}>
      {where.startsWith('https://') ? <a href={where.replace(/,.*/, '')}>{title}</a> : title} ({date})
    </span>
  ));
  return (
    <>
      {first}
      {rest.length > 0 && (
        <details>
          <summary>+{rest.length}</summary>
          {rest.map((source, at) => (
            <div key={at}>{source}</div>
          ))}
        </details>
      )}
    </>
  );
}
