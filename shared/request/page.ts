// A request as one printable page that can be handed in: complete in itself, without script, every text escaped.
import { escapeHtml } from '../html.ts';
import type { Text } from '../requirements/requirement.ts';
import { COLUMNS, cellsOf } from './cells.ts';
import { PAGE_STYLE } from './page-style.ts';
import type { FirewallRequest, RequestRow } from './request.ts';
import { PAGE_WORDS, type Summary, summaryOf } from './summary.ts';
import { ROW_WORDS } from './words/words.ts';

/** Prints a request as an HTML document for A4. */
export function requestPage(request: FirewallRequest, language: keyof Text): string {
  const words = PAGE_WORDS[language];
  const summary = summaryOf(request, language);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(`${words.title}: ${summary.subject}`)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<h1>${escapeHtml(words.title)}</h1>
${blanksOf(summary)}
${factsOf(summary, words.subject)}
<h2>${escapeHtml(words.changes)}</h2>
${rowsOf(request, language, summary.sources)}
<h2>${escapeHtml(words.sources)}</h2>
<ol>
${summary.sources.map((source) => `<li>${escapeHtml(source)}</li>`).join('\n')}
</ol>
</body>
</html>
`;
}

/** Three fields a line, to be filled in by hand. */
function blanksOf({ blanks }: Summary): string {
  const cells = blanks.map((label) => `<th scope="row">${escapeHtml(label)}</th><td></td>`);
  const lines = [cells.slice(0, 3), cells.slice(3)].map((line) => `<tr>${line.join('')}</tr>`);
  return `<table class="blanks">\n${lines.join('\n')}\n</table>`;
}

function factsOf({ subject, facts }: Summary, label: string): string {
  const lines = [{ label, text: subject }, ...facts].map(
    (fact) => `<tr><th scope="row">${escapeHtml(fact.label)}</th><td>${escapeHtml(fact.text)}</td></tr>`,
  );
  return `<table class="facts" style="margin-top: 4mm">\n${lines.join('\n')}\n</table>`;
}

/** Sources are named by their numbers in the list below the table. */
function rowsOf(request: FirewallRequest, language: keyof Text, sources: readonly string[]): string {
  const words = ROW_WORDS[language];
  const head = COLUMNS.map(
    (column) => `<th scope="col" class="${column}">${escapeHtml(words[column])}</th>`,
  ).join('');
  const lines = cellsOf(request, language, ROW_WORDS[language]).map((row, index) => {
    const cited = { ...row, 'aws-source': numbersOf(request.rows[index], sources) };
    return `<tr>${COLUMNS.map((column) => `<td class="${column}">${escapeHtml(cited[column])}</td>`).join('')}</tr>`;
  });
  return `<table class="rows">\n<thead><tr>${head}</tr></thead>\n<tbody>\n${lines.join('\n')}\n</tbody>\n</table>`;
}

function numbersOf(row: RequestRow | undefined, sources: readonly string[]): string {
  return (row?.sources ?? []).map((source) => `[${sources.indexOf(source) + 1}]`).join(' ');
}
