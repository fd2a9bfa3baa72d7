// The requirements of a Region: every rule, with its source, to print or to take as CSV.

import { portWords } from '../../shared/alerts/words/phrases.ts';
import { rulesKey } from '../../shared/release/keys.ts';
import type { Rule } from '../../shared/requirements/rule.ts';
import { spreadsheetCsv } from '../../shared/spreadsheet-csv.ts';
import { Choice, Sign, whenHere } from '../parts/parts.tsx';
import { Table, TakeAway } from '../parts/table.tsx';
import { latestOf, regionOf, regionsIn } from '../published.ts';
import type { View } from '../view.ts';

/** The page. */
export function Requirements({ view }: { view: View }) {
  const { say, place } = view;
  return whenHere(view, [latestOf(view)], (latest) => {
    const region = regionOf(view, latest);
    return whenHere(view, [view.read<readonly Rule[]>(rulesKey(region))], (rules) => (
      <>
        <search class="fields no-print">
          <Choice view={view} name="region" value={region} options={regionsIn(latest)} />
          <Choice
            view={view}
            name="kind"
            options={[...new Set(rules.map(({ purpose }) => purpose))].map((purpose) => [
              purpose,
              say(`purpose-${purpose}`),
            ])}
            whole={say('all')}
          />
        </search>
        <Rules
          view={view}
          region={region}
          rules={rules.filter(({ purpose }) => ['', purpose].includes(place.kind))}
        />
      </>
    ));
  });
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
  const csvRow = (rule: Rule) => [
    `${rule.title[language]} (${rule.requirement})`,
    `${say(rule.direction)} (${say(`interface-${rule.interface}`)})`,
    portWords(rule.transports),
    destinationsOf(rule, view).join('; '),
    rule.condition?.[language] ?? '',
    rule.sources.map(({ title, date }) => `${title} (${date})`).join('; '),
  ];
  return (
    <>
      <h2>{region}</h2>
      <p class="dim" data-told>
        {say('rules-of', { region, count: rules.length })}
      </p>
      <TakeAway
        view={view}
        name={`requirements-${region}`}
        csv={() => spreadsheetCsv([heads, ...rules.map(csvRow)])}
      />
      <Table
        label={`${say('requirements')} ${region}`}
        heads={heads}
        rows={rules.map((rule) => [
          <>
            {rule.title[language]} <small>{rule.requirement}</small>
          </>,
          <>
            {say(rule.direction)} <small>{say(`interface-${rule.interface}`)}</small>
          </>,
          portWords(rule.transports),
          <>
            {destinationsOf(rule, view).map((each) => (
              <div key={each}>{each}</div>
            ))}
            <small>{rule.note?.[language]}</small>
          </>,
          rule.condition?.[language],
          <Sources view={view} rule={rule} />,
        ])}
      />
    </>
  );
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

/** The first source, and the others behind it. Only a web address is a link. */
function Sources({ view, rule: { sources } }: { view: View; rule: Rule }) {
  const [first, ...rest] = sources.map(({ title, date, where }) => (
    <div key={title + where}>
      {where.startsWith('https://') ? <a href={where.replace(/,.*/, '')}>{title}</a> : title} ({date})
    </div>
  ));
  return (
    <>
      {first}
      {rest.length > 0 && (
        <details>
          <summary>
            <Sign sign={`+${rest.length}`} words={view.say('more', { count: rest.length })} />
          </summary>
          {rest}
        </details>
      )}
    </>
  );
}
