// Compare: rules that somebody has, pasted in any form, against what is needed today. Nothing of it leaves the page.

import { portWords } from '../../shared/alerts/words/phrases.ts';
import { compareRules, type Judged } from '../../shared/compare/compare.ts';
import { type Needed, neededList } from '../../shared/compare/needed.ts';
import { readRules } from '../../shared/compare/read-rules.ts';
import { fillWords } from '../../shared/fill-words.ts';
import { formatPrefix } from '../../shared/prefix/format.ts';
import { rulesKey } from '../../shared/release/keys.ts';
import type { Manifest } from '../../shared/release/manifest.ts';
import type { Rule } from '../../shared/requirements/rule.ts';
import { contentAt } from '../net-change.ts';
import { Choice, whenHere } from '../parts/parts.tsx';
import { Table } from '../parts/table.tsx';
import {
  historyOf,
  type Latest,
  latestOf,
  manifestOf,
  RECOMMENDED,
  regionOf,
  regionsIn,
} from '../published.ts';
import type { View } from '../view.ts';

/** The page. */
export function Compare({ view }: { view: View }) {
  const { say, pasted, paste } = view;
  return whenHere(view, [latestOf(view), manifestOf(view)], (latest, manifest) => {
    const region = regionOf(view, latest);
    return (
      <>
        <div class="fields">
          <Choice view={view} name="region" value={region} options={regionsIn(latest)} />
        </div>
        <label>
          {say('paste-label')}
          <textarea
            id="pasted"
            spellcheck={false}
            value={pasted}
            onInput={(event) => paste(event.currentTarget.value)}
          />
        </label>
        <p class="dim">{say('paste-note')}</p>
        {pasted.trim() !== '' && whatIsNeeded(view, region, latest, manifest)}
      </>
    );
  });
}

/** From the histories, which are there whatever formats a team publishes. */
function whatIsNeeded(view: View, region: string, latest: Latest, { allowlists }: Manifest) {
  const { read } = view;
  const lists = allowlists.filter((list) => list.region === region);
  const histories = lists.map((list) => historyOf(view, list));
  const rules = read<readonly Rule[]>(rulesKey(region));
  return whenHere(view, histories, (...documents) =>
    whenHere(view, [rules], (asking) => {
      const needed = lists.map(({ name, ports }, at) => {
        const { minimal, names } = contentAt(documents[at]?.rows ?? [], latest.seq);
        const prefixes = { ipv4: minimal.map(formatPrefix), ipv6: [] };
        const list = { ...latest, region, allowlist: name, ports, prefixes, domains: names };
        return neededList(list, asking, !RECOMMENDED.includes(name));
      });
      return <Result view={view} needed={{ ...latest, region, lists: needed }} />;
    }),
  );
}

function Result({ view, needed }: { view: View; needed: Needed }) {
  const { say, language, texts, pasted } = view;
  const own = readRules(pasted);
  const { missing, judged, portsNotNamed } = compareRules(own, needed);
  // Of a list that is not published nothing can be missing: that is no good news.
  const gaps = RECOMMENDED.filter((name) =>
    needed.lists.every((list) => list.name !== name || list.destinations.length === 0),
  );
  return (
    <>
      <p class={missing.length + gaps.length === 0 ? 'verdict yes' : 'verdict no'} data-told>
        {missing.length > 0
          ? say('some-missing', { count: missing.length })
          : gaps.length === 0 && say('none-missing')}
        {missing.length > 0 && gaps.length > 0 && <br />}
        {gaps.length > 0 && say('not-compared', { lists: gaps.join(', ') })}
      </p>
      {missing.length > 0 && (
        <Table
          label={say('to-open')}
          heads={[say('to-open'), say('list'), say('ports'), say('why')]}
          rows={missing.map(({ allowlist, destination, ports, reason }) => [
            <code>{destination}</code>,
            allowlist,
            portWords(ports),
            reason[language],
          ])}
        />
      )}
      {judged.length > 0 && (
        <Table
          label={say('your-rules')}
          heads={[say('line'), say('your-rules'), say('verdict'), say('list')]}
          rows={judged.map((each) => judgedRow(view, each))}
        />
      )}
      {portsNotNamed.length > 0 && <p>{say('ports-not-named', { ports: portsNotNamed.join(', ') })}</p>}
      {own.unread.length > 0 && (
        <Table
          label={say('unread')}
          heads={[say('line'), say('unread'), say('reason')]}
          rows={own.unread.map(({ line, text, why }) => [line, <code>{text}</code>, texts.compare[why]])}
        />
      )}
    </>
  );
}

/** Verdicts on what should not be in a list of this kind. */
const DOUBTFUL: readonly string[] = ['everything', 'wider', 'unneeded'];

function judgedRow({ texts: { compare } }: View, { rule, verdict, allowlists }: Judged) {
  const taken =
    'prefixes' in rule && rule.taken !== undefined ? rule.prefixes.map(formatPrefix).join(', ') : '';
  return [
    rule.line,
    <>
      <code>{rule.text}</code> {taken !== '' && <small>{fillWords(compare.taken, { taken })}</small>}
    </>,
    <span class={verdict === 'needed' ? 'good' : DOUBTFUL.includes(verdict) ? 'warn' : ''}>
      {compare[verdict]}
    </span>,
    allowlists.join(', '),
  ];
}
