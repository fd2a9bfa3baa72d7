// What the configuration adds and keeps out, as each alert says it, so that it is not forgotten; and what has ended.
import type { Exception } from '../allowlist/exceptions.ts';
import type { Manifest } from '../release/manifest.ts';

/** The lines of an alert about the exceptions of its release. */
export function exceptionLines({ exceptions, endedExceptions }: Manifest): readonly string[] {
  return [
    ...section('Exceptions of the configuration:', exceptions),
    ...section('Exceptions of the configuration that have ended:', endedExceptions),
  ];
}

function section(title: string, exceptions: readonly Exception[]): readonly string[] {
  const lines = exceptions.map(
    ({ kind, prefix, allowlists, reason, owner, expires }) =>
      `  ${kind === 'include' ? 'included' : 'excluded'} ${prefix} (${allowlists.join(', ')}) until ${expires}, by ${owner}: ${reason}`,
  );
  return lines.length > 0 ? [title, ...lines, ''] : [];
}
