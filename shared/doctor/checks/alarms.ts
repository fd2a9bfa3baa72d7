// The alarms of the stack on AWS: which are raised, cannot judge, tell nobody, or are not there.
import { type Check, fine, problem, unknown } from '../finding.ts';
import { isOptional, STACK_ALARM_NAMES, STACK_ALARMS, type StackAlarmName } from '../stack-alarms.ts';
import { all, type Said, said } from '../words/say.ts';

/** Some alarms, and what to do about them. */
type Part = readonly [seen: Said, todo: Said];

export const alarms: Check = ({ aws }) => {
  if (aws === undefined) return undefined;
  const { stack } = aws;
  if (stack === undefined) return unknown(said('alarms-unasked'), said('alarms-unasked-do'));
  const { name: stackName, alarms: seen } = stack;
  if (seen.kind === 'unseen')
    return unknown(said('alarms-unseen', { why: seen.why }), said('alarms-unseen-do'));
  if (seen.value.length === 0)
    return problem(said('alarms-none', { stack: stackName }), said('alarms-none-do'));
  const inState = (state: string) =>
    seen.value.filter((each) => each.state === state).map(({ name }) => name);
  const [raised, blind] = [inState('raised'), inState('blind')];
  const silent = seen.value.filter(({ isTold }) => !isTold).map(({ name }) => name);
  const there = new Set(seen.value.map(({ name }) => name));
  const missing = STACK_ALARM_NAMES.filter((name) => !there.has(name) && !isOptional(name));
  const wrong: readonly (readonly [readonly StackAlarmName[], (names: string) => Part])[] = [
    [
      raised,
      (names) => [
        said('alarms-raised', { names }),
        said('alarms-raised-do', { sections: sectionsOf(raised) }),
      ],
    ],
    [missing, (names) => [said('alarms-missing', { names }), said('alarms-missing-do')]],
    [
      silent,
      (names) => [
        said('alarms-silent', { names }),
        said('alarms-silent-do', { names: silent.map((name) => `${stackName}-${name}`).join(' ') }),
      ],
    ],
  ];
  const problems = partsOf(wrong);
  const unsure = partsOf([
    [
      blind,
      (names) => [said('alarms-blind', { names }), said('alarms-blind-do', { sections: sectionsOf(blind) })],
    ],
  ]);
  const parts = [...problems, ...unsure];
  if (parts.length === 0) return fine(said('alarms-quiet', { count: seen.value.length }));
  const [what, todo] = [all(parts.map(([each]) => each)), all(parts.map(([, each]) => each))];
  return problems.length > 0 ? problem(what, todo) : unknown(what, todo);
};

function partsOf(
  kinds: readonly (readonly [readonly StackAlarmName[], (names: string) => Part])[],
): readonly Part[] {
  return kinds.filter(([names]) => names.length > 0).map(([names, part]) => part(names.join(', ')));
}

/** Where the runbook says what they mean, each section once. */
function sectionsOf(names: readonly StackAlarmName[]): string {
  return [...new Set(names.map((name) => `docs/runbook.md#${STACK_ALARMS[name]}`))].join(', ');
}
