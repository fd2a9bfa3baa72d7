// From what was seen to findings, in the order in which they are shown.
import { CHECK_CODES } from './code.ts';
import { type CheckFinding, type CheckResult, plain, STATES } from './finding.ts';
import { privatelinkFindings, proxyFindings, wildcardFindings } from './further.ts';
import { groupedFindings } from './group.ts';
import { judge } from './judge.ts';
import type { CheckSight } from './sight.ts';
import { silenceFindings } from './silence.ts';
import type { Question } from './target.ts';

/** Judges everything that was seen. */
export function findingsOf(sight: CheckSight, question: Question, region: string): CheckResult {
  const judged = sight.attempts.map((attempt) => ({ attempt, judgement: judge(attempt) }));
  const findings = [
    ...silenceFindings(sight),
    ...proxyFindings(sight.proxy),
    ...groupedFindings(judged),
    ...privatelinkFindings(question, region),
    ...wildcardFindings(question),
    ...(sight.machine.hasIpv4 && !sight.machine.hasIpv6 ? [plain('ipv4-only')] : []),
  ];
  const overTcp = judged.filter(({ attempt }) => attempt.target.protocol === 'tcp');
  const reached = overTcp.filter(
    ({ judgement: { code } }) => code === 'reached' || code === 'other-authority',
  );
  return {
    findings: findings.toSorted((a, b) => rankOf(a) - rankOf(b)),
    reached: reached.length,
    tried: overTcp.length,
  };
}

function rankOf({ state, code }: CheckFinding): number {
  return STATES.indexOf(state) * CHECK_CODES.length + CHECK_CODES.indexOf(code);
}
