// What a check finds: something to know or to repair, in no language yet.
import type { Text } from '../requirements/requirement.ts';
import { type CheckCode, CODES, type Owner } from './code.ts';
import type { Target } from './target.ts';

/** `needed`: clients cannot work so. `conditional`: some cannot, or only something less fails. `note`: to be known. */
export const STATES = ['needed', 'conditional', 'note'] as const;

/** How much a finding matters. */
export type State = (typeof STATES)[number];

/** Something to know or to repair, in no language yet. */
export interface CheckFinding {
  readonly code: CheckCode;
  readonly state: State;
  readonly owner: Owner;
  /** Ids of requirements. */
  readonly requirements: readonly string[];
  readonly destinations: readonly Destination[];
  /** When it matters; none where it always does. */
  readonly conditions: readonly Text[];
  /** An issuer, a status, an address, an error: what stands for it in the words. */
  readonly detail: string;
}

/** One place that is concerned. */
export interface Destination {
  readonly host: string;
  readonly port: number | null;
  readonly protocol: Target['protocol'] | null;
  /** The address that was tried, where it is not the host itself. */
  readonly address: string | null;
}

/** What a check found. */
export interface CheckResult {
  readonly findings: readonly CheckFinding[];
  /** Attempts that got through, of those that were made; datagrams are neither. */
  readonly reached: number;
  readonly tried: number;
}

/** A finding by its code alone, with what is to be said besides. */
export function plain(code: CheckCode, more: Partial<CheckFinding> = {}): CheckFinding {
  const { owner, weight } = CODES[code];
  const state = weight === 'attempt' ? 'needed' : weight;
  return { code, state, owner, requirements: [], destinations: [], conditions: [], detail: '', ...more };
}
