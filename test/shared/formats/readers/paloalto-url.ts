// PAN-OS, list of type URL: no scheme; tokens between `. / ? & = ; +`; `*` and `^` stand alone in a token. An entry that
// does not end in a slash may match more than its host.
import { distinct, type Reader, strictLines } from './found.ts';

export const read: Reader = (bytes) => ({
  prefixes: [],
  domains: distinct(strictLines(bytes).map(hostOf)),
});

function hostOf(line: string): string {
  const [, host = ''] = /^([^/]+)\/$/.exec(line) ?? [];
  const tokens = host.split(/[.?&=;+]/);
  const [first = '', ...rest] = tokens;
  const isLabel = (token: string) => /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/.test(token);
  if (tokens.join('.') !== host || tokens.length < 2) throw new Error(`no host: ${line}`);
  if (!(first === '*' || isLabel(first)) || !rest.every(isLabel)) throw new Error(`no host: ${line}`);
  if (first === '*' && rest.length < 2) throw new Error(`a wildcard of a top-level domain: ${line}`);
  return host;
}
