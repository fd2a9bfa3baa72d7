// One line of JSON a log entry. Nothing that is secret ever comes near it: only counts, tokens and our own messages.

/** Writes a log entry to standard output, where Lambda collects it; RANGEWATCH_LOG=off silences it. */
export function log(source: string, fields: Readonly<Record<string, unknown>>): void {
  if (process.env['RANGEWATCH_LOG'] === 'off') return;
  process.stdout.write(`${JSON.stringify({ source, ...fields })}\n`);
}
