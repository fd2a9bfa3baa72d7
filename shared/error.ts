// The one error of this project: what was seen, what was expected, where, and what to do about it.

/**
 * Every way in which an input can be wrong. A code is stable: scripts and alarms may match it.
 *
 * - `prefix-…`: a text that is no strict CIDR block (shared/prefix/parse.ts).
 * - `feed-…`: an `ip-ranges.json` that cannot be used (shared/feed/).
 * - `notification-…`: an SNS message that is not AWS's (shared/feed/notification.ts).
 * - `usage`: options that do not go together.
 * - `name-unknown`: a Region, allowlist, format or service that does not exist.
 * - `list-…`: an allowlist that cannot be given as asked.
 * - `audit-news`: catalogue and feed differ in a way that is not known.
 * - `decision-…`: what a person decided cannot be done, or is not said rightly.
 * - `signature`: a minisign key or signature that is malformed, or a signature that does not hold (shared/release/minisign-….ts).
 * - `tree-…`: a published tree that a consumer should not use (shared/verify/).
 * - `config-…`: a setting in `watch.config.ts`.
 * - `alert-channel`: a channel did not take an alert, and may take it later; `alert-shape`: a file that is no change.
 * - `doctor-problem`: the doctor found something that a person must see to.
 * - `check-no-network`: a check has no network to look at (local/check/).
 * - `rules-unreadable`: a text of somebody's rules that cannot be read (local/own-rules-file.ts).
 * - `store-…`: what DynamoDB or S3 holds is not what this program writes.
 */
export type Code =
  | 'prefix-syntax'
  | 'prefix-octet'
  | 'prefix-leading-zero'
  | 'prefix-blank'
  | 'prefix-zone'
  | 'prefix-length'
  | 'prefix-length-missing'
  | 'prefix-host-bits'
  | 'feed-unreachable'
  | 'feed-too-large'
  | 'feed-not-utf8'
  | 'feed-not-json'
  | 'feed-shape'
  | 'feed-empty'
  | 'feed-too-many-entries'
  | 'feed-name'
  | 'feed-token'
  | 'feed-token-future'
  | 'feed-date'
  | 'feed-md5'
  | 'feed-token-reused'
  | 'notification-shape'
  | 'history-shape'
  | 'usage'
  | 'name-unknown'
  | 'list-empty'
  | 'list-family'
  | 'list-format'
  | 'audit-news'
  | 'signature'
  | 'tree-unreachable'
  | 'tree-shape'
  | 'tree-expired'
  | 'tree-older'
  | 'tree-differs'
  | 'config-value'
  | 'decision-unknown'
  | 'decision-shape'
  | 'decision-refused'
  | 'store-content'
  | 'store-busy'
  | 'doctor-problem'
  | 'alert-channel'
  | 'alert-shape'
  | 'rules-unreadable'
  | 'check-no-network';

/** The parts of a problem; texts from outside are cut to 80 characters and shown as JSON strings. */
export interface Problem {
  readonly code: Code;
  /** What was found. */
  readonly seen: string;
  /** What would have been right. */
  readonly expected: string;
  /** Where it was found: a file, a row, an option. */
  readonly where?: string;
  /** What a person can do about it. */
  readonly remedy?: string;
}

/** An input that is refused. The message is one line, whatever the input held. */
export class RangewatchError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: { readonly cause?: unknown }) {
    super(sentence(problem), options);
    this.name = 'RangewatchError';
    this.problem = problem;
  }

  get code(): Code {
    return this.problem.code;
  }
}

/** The longest text from outside that a message repeats, in characters. */
const SHOWN_CHARACTERS = 80;

/**
 * What JSON leaves as it is and something obeys: controls, formats and invisible characters (a terminal, a reader's
 * eye), `<` and `>` (`<!channel>` calls everyone in a chat; a page reads tags).
 */
const OBEYED = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}<>]/gu;

/** Text from outside, made safe for one line of a terminal, a log or a chat: quoted, escaped, cut. */
export function quote(text: string, most = SHOWN_CHARACTERS): string {
  const cut = text.length > most ? `${text.slice(0, most)}…` : text;
  return JSON.stringify(cut).replace(OBEYED, (character) => escapeOf(character.codePointAt(0) ?? 0));
}

/** Any value, as a message may show it: a text quoted, an object by its kind, since it may not let itself be printed. */
export function quoteValue(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return quote(String(value)).slice(1, -1);
  return Array.isArray(value) ? 'a list' : 'an object';
}

function escapeOf(code: number): string {
  const digits = code.toString(16);
  return code > 0xffff ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`;
}

function sentence(problem: Problem): string {
  const where = problem.where === undefined ? '' : `${problem.where}: `;
  const remedy = problem.remedy === undefined ? '' : `; ${problem.remedy}`;
  return `${where}found ${problem.seen}, expected ${problem.expected}${remedy} [${problem.code}]`;
}
