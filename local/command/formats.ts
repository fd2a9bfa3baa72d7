// formats: lists the formats, for people as a table or for programs as JSON.
import { Command } from 'commander';
import type { Format, Part } from '../../shared/formats/format.ts';
import { FORMAT_IDS, formatOf } from '../../shared/formats/formats.ts';
import { RELEASE_FORMAT_IDS, releaseFormatOf } from '../../shared/formats/release-formats.ts';
import { printTable } from './table.ts';

/** The command `formats`. */
export function formatsCommand(): Command {
  return new Command('formats')
    .description('list the formats and their consumers')
    .option('--json', 'as a JSON array')
    .action(({ json }: { readonly json?: boolean }) => {
      const rows = [...FORMAT_IDS.map(describe), ...RELEASE_FORMAT_IDS.map(describeOfRelease)];
      process.stdout.write(json === true ? `${JSON.stringify(rows, null, 1)}\n` : table(rows));
    });
}

function describe(id: (typeof FORMAT_IDS)[number]) {
  const { file, mediaType, families, carries, consumers, limits, isAllowRule, source } = formatOf(id);
  const files = PARTS[families].map(file).join(', ');
  const scope = 'list';
  return { id, scope, file: files, mediaType, families, carries, consumers, limits, isAllowRule, source };
}

/** A format of a release has no entries, and so no families, no limits and nothing to allow. */
function describeOfRelease(id: (typeof RELEASE_FORMAT_IDS)[number]) {
  const { file, mediaType, consumers, source } = releaseFormatOf(id);
  const nothing = { families: 'none', carries: [], limits: [], isAllowRule: false };
  return { id, scope: 'release', file, mediaType, consumers, source, ...nothing };
}

/** The parts of which a format may make files. */
const PARTS: Readonly<Record<Format['families'], readonly Part[]>> = {
  split: ['ipv4', 'ipv6'],
  'split-and-names': ['ipv4', 'ipv6', 'names'],
  both: ['all'],
  none: ['names'],
};

function table(
  rows: readonly (ReturnType<typeof describe> | ReturnType<typeof describeOfRelease>)[],
): string {
  return printTable(
    ['format', 'file', 'carries', 'for'],
    rows.map(({ id, file, carries, consumers }) => [id, file, carries.join(', '), consumers.join('; ')]),
  );
}
