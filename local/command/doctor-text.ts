// What a person reads of the doctor's findings: a line for each, and below it what to do.
import colors from 'picocolors';
import type { Language } from '../../shared/alerts/words/say.ts';
import type { Finding, State } from '../../shared/doctor/finding.ts';
import { said } from '../../shared/doctor/words/say.ts';

/** Prints findings in the order in which they are given, and how many there are of each kind. */
export function findingsText(findings: readonly Finding[], language: Language): string {
  const paint = painter();
  const label = (state: State) => said(`state-${state}`)(language);
  const labelWidth = widest(findings.map(({ state }) => label(state)));
  const idWidth = widest(findings.map(({ id }) => id));
  const lines = findings.flatMap(({ state, id, seen, todo }) => [
    `${paint[state](padded(label(state), labelWidth))}  ${padded(id, idWidth)}  ${seen}`,
    ...(todo === undefined
      ? []
      : [`${' '.repeat(labelWidth + idWidth + 4)}${said('todo', { todo })(language)}`]),
  ]);
  const counted = (state: State) => findings.filter((finding) => finding.state === state).length;
  const counts = { problems: counted('problem'), unknown: counted('unknown'), fine: counted('fine') };
  return [...lines, '', said('summary', counts)(language)].map((line) => `${line}\n`).join('');
}

/** In colour on a terminal only, whatever the environment says of other programs. */
function painter(): Readonly<Record<State, (text: string) => string>> {
  const { red, yellow, green } = colors.createColors(
    process.stdout.isTTY === true && colors.isColorSupported,
  );
  return { problem: red, unknown: yellow, fine: green };
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(widthOf));
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Columns of a terminal: a Japanese character takes two. */
function widthOf(text: string): number {
  return [...text].reduce(
    (width, character) => width + (/[\u3000-\u9fff\uff00-\uff60]/.test(character) ? 2 : 1),
    0,
  );
}
