// What the compiler must refuse of the doctor's words; a line that it takes is an error of tsc.

import { EN } from '../../../shared/doctor/words/en.ts';
import { said } from '../../../shared/doctor/words/say.ts';
import { translation } from '../../../shared/doctor/words/translation.ts';

/** Never called: it is only compiled. */
export function mustNotCompile(): void {
  // @ts-expect-error a parameter is missing
  said('start-runs', {});
  // @ts-expect-error a parameter too many
  said('start-stopped', { url: 'x' });
  // @ts-expect-error no such text
  said('start-walks');
  translation({
    ...EN,
    // @ts-expect-error another parameter than the English has
    'start-runs': '{uri}',
  });
  // @ts-expect-error a text that the English does not have
  translation({ ...EN, other: 'x' });
}
