// The table of cases: adding one is adding a file and a line here.
import type { Case } from './case.ts';
import { all, allWide } from './cases/all.ts';
import { formats, formatsReadBack } from './cases/formats.ts';
import { growth } from './cases/growth.ts';
import { history } from './cases/history.ts';
import { idiomatic, productWay } from './cases/idiomatic.ts';
import { jsonParse } from './cases/json-parse.ts';
import { one } from './cases/one.ts';
import { quiet } from './cases/quiet.ts';
import { diff, lookUp } from './cases/sets.ts';

/** What every other case is compared with. */
export const FLOOR: Case = jsonParse;

/** The cases, in the order in which they are shown. */
export const CASES: readonly Case[] = [
  quiet,
  one,
  all,
  allWide,
  formats,
  formatsReadBack,
  productWay,
  idiomatic,
  lookUp,
  diff,
  history,
  ...growth,
];
