// Tables, and how one takes them away.
import type { ComponentChildren } from 'preact';
import { download } from '../download.ts';
import type { View } from '../view.ts';

/** A table that scrolls by itself where the screen is narrow. Each row has a cell for each heading. */
export function Table({
  label,
  heads,
  rows,
}: {
  label: string;
  heads: readonly string[];
  rows: readonly (readonly ComponentChildren[])[];
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1)
    <section class="scroll" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) => (
                <td key={heads[at]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Prints, or takes as a file for a spreadsheet, what stands below. */
export function TakeAway({ view, name, csv }: { view: View; name: string; csv: () => string }) {
  return (
    <p class="no-print">
      <button type="button" onClick={() => window.print()}>
        {view.say('print')}
      </button>{' '}
      <button type="button" onClick={() => download(`${name}.csv`, 'text/csv;charset=utf-8', csv())}>
        CSV
      </button>
    </p>
  );
}
