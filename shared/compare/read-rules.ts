// Reading the rules that somebody has, whatever they were copied from: by what stands in the text, not by its format.
import { isMask, type ReadAddresses, readBlock, readMasked, readRange } from './addresses.ts';
import type { OwnAddresses, OwnName, OwnRules, Unread, Why } from './own-rule.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What stands between the ends of a range. A hyphen on the next line begins an item of a list. */
const RANGE = /^[^\S\n]*(?:[-‐–—―~〜]|to|から)[^\S\n]*$|^\s+set end-ip\s+$/i;

/** What stands between an address and its mask: blanks, a comma, quotes, a word. */
const MASK = /^["',;|\t ]*(?:(?:(?:sub)?net-?)?mask)?["':=\t ]*$/i;

/** A line that takes something away, or that lets nothing through. */
const DENIES = /\b(?:deny|denied|reject|drop)\b|^[\s•]*(?:no|undo|block)\s/i;

/** What makes the rest of a line a comment. */
const COMMENT = /^[\s•]*(?:[!;]|\/\/|remark\b)|(?:^|[\s•])#/i;

/**
 * Numbers in circles and their like, as lists in Japanese have them: NFKC would make them plain digits, and a part of
 * the address that follows. Only wide digits are digits here.
 */
const BULLET = /[\p{No}\p{Nl}\p{So}]|(?=[^\0-\uffff])\p{Nd}/gu;

/** A place for the customer's own, such as `<directory id>.awsapps.com`. */
const BLANK = /[<{][^<>{}\n]*[>}](?=\.[a-z])/gi;

/** Reads a text. Wide characters, as Japanese text has them, count as the plain ones; numbers in circles part. */
export function readRules(source: string): OwnRules {
  const text = source.replace(BULLET, '•').normalize('NFKC').replace(BLANK, '*');
  const addresses: OwnAddresses[] = [];
  const names: OwnName[] = [];
  const unread: Unread[] = [];
  const lines = text.split('\n');
  const tokens = tokensOf(text);
  const seen = new Set<number>();
  let line = 0;
  let start = 0;
  let context = contextOf(lines[0]);
  let second = -1;
  for (const [i, token] of tokens.entries()) {
    if (i === second) continue;
    for (let end = lineEnd(lines, line, start); token.start > end; end = lineEnd(lines, line, start)) {
      start = end + 1;
      context = contextOf(lines[++line]);
    }
    seen.add(line);
    const next = tokens[i + 1];
    const pair = pairOf(text, token, next);
    if (pair !== undefined) second = i + 1;
    const place = { line: line + 1, text: text.slice(token.start, (pair && next)?.end ?? token.end) };
    const read =
      passedOver(context, token.start - start, text[token.start - 1]) ??
      pair ??
      (token.kind === 'name' ? readName(token.text) : readBlock(token.text));
    if ('why' in read) unread.push({ ...place, why: read.why });
    else if ('name' in read) names.push({ ...place, name: read.name });
    else addresses.push({ ...place, prefixes: read.prefixes, taken: read.taken });
  }
  const others = lines.flatMap((content, at) => (content.trim() === '' || seen.has(at) ? [] : [at + 1]));
  const anys = others.filter((at) => allowsAny(lines[at - 1]));
  return {
    addresses,
    names,
    unread: [
      ...unread,
      ...anys.map((at) => ({ line: at, text: lines[at - 1]?.trim() ?? '', why: 'any' as const })),
    ].sort((a, b) => a.line - b.line),
    otherLines: others.filter((at) => !allowsAny(lines[at - 1])),
    numbers: new Set((text.match(/(?<![\w.:/])\d{2,5}(?![\w.:/])/g) ?? []).map(Number)),
  };
}

/** What a line says of all that is in it. A line may be as long as the text, so it is looked at once. */
interface Context {
  /** Where its comment begins, from 0. */
  readonly comment: number;
  readonly isDenied: boolean;
}

function contextOf(line = ''): Context {
  const comment = line.search(COMMENT);
  return { comment: comment < 0 ? line.length : comment, isDenied: DENIES.test(line) };
}

/** A rule for every address has none in it. Which way it is meant, and what narrows it, is not for a text to tell. */
function allowsAny(line = ''): boolean {
  const { comment, isDenied } = contextOf(line);
  return !isDenied && /\bany[46]?\b/i.test(line.slice(0, comment));
}

function lineEnd(lines: readonly string[], line: number, start: number): number {
  return start + (lines[line] ?? '').length;
}

/** What two addresses are together: the ends of a range, or an address and its mask; undefined where neither. */
function pairOf(text: string, token: Token, next: Token | undefined): ReadAddresses | undefined {
  if (next === undefined || [token, next].some((each) => each.kind === 'name' || /[/*]/.test(each.text))) {
    return undefined;
  }
  const between = text.slice(token.end, next.start);
  if (RANGE.test(between)) return readRange(token.text, next.text);
  if (!MASK.test(between)) return undefined;
  if (isMask(next.text)) return readMasked(token.text, next.text);
  return /\brange\s$/i.test(text.slice(Math.max(0, token.start - 8), token.start))
    ? readRange(token.text, next.text)
    : undefined;
}

function passedOver(
  { comment, isDenied }: Context,
  column: number,
  before: string | undefined,
): { readonly why: Why } | undefined {
  if (column > comment) return { why: 'comment' };
  return isDenied || before === '!' ? { why: 'denied' } : undefined;
}

function readName(text: string): { readonly name: string } | { readonly why: Why } {
  const name = text.toLowerCase().replace(/^\./, '*.');
  if (name.slice(1).includes('*')) return { why: 'wildcard' };
  return name.includes('..') ? { why: 'syntax' } : { name };
}
