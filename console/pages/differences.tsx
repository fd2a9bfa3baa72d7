// What lists gained and lost: as addresses, as AWS wrote the prefixes, or as a unified diff.

import type { Side } from '../net-change.ts';
import { digits } from '../numbers.ts';
import { Copy, Entries, ListLink } from '../parts/parts.tsx';
import { unifiedDiff } from '../unified-diff.ts';
import type { View } from '../view.ts';
import type { ListDifference } from './change.tsx';

/** The differences of every list that has any. */
export function Differences({
  view,
  region,
  differences,
}: {
  view: View;
  region: string;
  differences: readonly ListDifference[];
}) {
  const { place, say } = view;
  const differing = differences.filter(({ change: { open, close } }) =>
    [open, close].some((side) => entriesOf(side, place.view).length > 0),
  );
  if (differing.length === 0)
    return (
      <p class="dim" data-told>
        {say('same-lists', { region })}
      </p>
    );
  return (
    <>
      <p class="dim" data-told>
        {say('lists-differ', { region, count: differing.length })}
      </p>
      {differing.map(({ list, change }) => (
        <section key={list.name} class="card">
          <h3>
            <ListLink view={view} region={region} name={list.name} />
          </h3>
          {place.view === 'diff' ? (
            <Diff
              view={view}
              path={`${region}/${list.name}`}
              lines={unifiedDiff(change.before, change.after)}
            />
          ) : (
            <div class="halves">
              <SideOf view={view} side={change.open} kind="open" />
              <SideOf view={view} side={change.close} kind="close" />
            </div>
          )}
        </section>
      ))}
    </>
  );
}

function entriesOf({ prefixes, raw, names }: Side, mode: string): readonly string[] {
  return [...(mode === 'raw' ? raw : prefixes), ...names];
}

function SideOf({ view, side, kind }: { view: View; side: Side; kind: 'open' | 'close' }) {
  const { say, place } = view;
  const entries = entriesOf(side, place.view);
  if (entries.length === 0) return null;
  const sizes = [
    ...(side.ipv4 > 0n ? [`IPv4 ${say('addresses', { count: digits(side.ipv4) })}`] : []),
    ...(side.ipv6 > 0n ? [`IPv6 ${say('addresses', { count: digits(side.ipv6) })}`] : []),
  ];
  return (
    <section>
      <h4 class={kind}>
        {place.view === 'raw' ? say(`raw-${kind}`) : say(`to-${kind}`)} <small>{sizes.join(', ')}</small>
      </h4>
      <Entries view={view} entries={entries} />
      <Copy view={view} text={entries.join('\n')} />
    </section>
  );
}

function Diff({ view, path, lines }: { view: View; path: string; lines: readonly string[] }) {
  const whole = [`--- a/${path}`, `+++ b/${path}`, ...lines];
  return (
    <>
      <pre class="diff">
        {whole.map((line, at) => (
          <span key={at} class={line.startsWith('+') ? 'open' : line.startsWith('-') ? 'close' : ''}>
            {line}
            {'\n'}
          </span>
        ))}
      </pre>
      <Copy view={view} text={`${whole.join('\n')}\n`} />
    </>
  );
}
