// The table of cases: adding one is adding a file and a line here.
import type { Case } from './case.ts';
import { all, allWide } from './cases/all.ts';
import { formats, formatsReadBack } from './cases/formats.ts';
import { jsonParse } from './cases/json-parse.ts';
import { quiet } from './cases/quiet.ts';

/** What every other case is compared with. */
export const FLOOR: Case = jsonParse;

/** The cases, in the order in which they are shown. */
export const CASES: readonly Case[] = [quiet, all, allWide, formats, formatsReadBack];
