// How many mutants each property tries: few in every run of the tests, more where someone has the time.

/** Such as 20: twenty times as many. */
const FACTOR = Number(process.env['RANGEWATCH_FUZZ'] ?? '1');

/** The number of runs of a property that usually has this many. */
export function runs(usual: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(usual * FACTOR) };
}
