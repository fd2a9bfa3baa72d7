// What releases of the timeline are about, and how much of it: counts of prefixes, Regions and lists.
import type { ComponentChildren } from 'preact';
import type { ChangeSummary } from '../../shared/release/changes.ts';
import { digits } from '../numbers.ts';
import { Sign } from '../parts/parts.tsx';
import type { View } from '../view.ts';

/** At most a handful of chips: a change of AMAZON us-west-2 meets every Region. */
export function Chips({ view, texts }: { view: View; texts: readonly string[] }): ComponentChildren {
  const most = 4;
  const count = texts.length - most;
  return (
    <>
      {texts.slice(0, most).map((text) => (
        <span key={text} class="chip">
          {text}
        </span>
      ))}
      {count > 0 && (
        <span class="chip">
          <Sign sign={`+${count}`} words={view.say('more', { count })} />
        </span>
      )}
    </>
  );
}

/** How much some releases brought, took away and hold, of what was chosen. */
export function Counts({ view, releases }: { view: View; releases: readonly ChangeSummary[] }) {
  const { say } = view;
  const sum = (numbers: readonly number[]) => digits(numbers.reduce((a, b) => a + b, 0));
  const changes = releases.flatMap(({ allowlists }) => allowlists).filter(isOfChoice(view));
  const added = sum(changes.map((each) => each.added));
  const removed = sum(changes.map((each) => each.removed));
  const leaving = releases.flatMap((release) => release.leaving ?? []).filter(isOfChoice(view));
  return (
    <span class="counts">
      <Sign kind="open" sign={`+${added}`} words={say('added-count', { count: added })} />{' '}
      <Sign kind="close" sign={`−${removed}`} words={say('removed-count', { count: removed })} />{' '}
      {leaving.length > 0 && (
        <span>
          {say('held')} {sum(leaving.map(({ prefixes }) => prefixes))}
        </span>
      )}
    </span>
  );
}

/** Whether something of a release is of the Region, list and family that were chosen. */
function isOfChoice({ place: { region, list, family } }: View) {
  return (each: { readonly region: string; readonly name: string; readonly family?: string }) =>
    (region === '' || each.region === region) &&
    (list === '' || each.name === list) &&
    (family === '' || each.family === undefined || each.family === family);
}
