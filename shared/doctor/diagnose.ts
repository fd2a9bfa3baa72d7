// From what was observed to findings in a language: problems first, then what is unknown, then what is fine.
import type { Language } from '../alerts/words/say.ts';
import { CHECKS } from './checks.ts';
import { type Finding, STATES, type Verdict } from './finding.ts';
import type { Sight } from './sight.ts';

/** Judges everything that was looked at. */
export function diagnose(sight: Sight, language: Language): readonly Finding[] {
  const findings = Object.entries(CHECKS).flatMap(([id, check]) => {
    const verdict: Verdict | undefined = check(sight);
    return verdict === undefined ? [] : [inWords(id, verdict, language)];
  });
  return STATES.flatMap((state) => findings.filter((finding) => finding.state === state));
}

function inWords(id: string, verdict: Verdict, language: Language): Finding {
  const { state, seen } = verdict;
  return {
    id,
    state,
    seen: seen(language),
    ...(verdict.state === 'fine' ? {} : { todo: verdict.todo(language) }),
  };
}
