// Who is subscribed to the alerts on AWS: an e-mail address gets nothing until its owner has opened a link.
import { type Check, fine, problem, unknown } from '../finding.ts';
import { said } from '../words/say.ts';

export const alertsTopic: Check = ({ alertsTopic: seen }) => {
  if (seen === undefined) return undefined;
  const { arn } = seen;
  if (seen.kind === 'absent') return problem(said('topic-absent', { arn }), said('topic-absent-do'));
  if (seen.kind === 'unseen')
    return unknown(said('topic-unseen', { why: seen.why }), said('topic-unseen-do'));
  const pending = seen.value.filter(({ state }) => state === 'pending');
  if (pending.length > 0) {
    const who = pending.map(({ protocol, email }) => email ?? protocol).join(', ');
    return problem(said('topic-pending', { who }), said('topic-pending-do'));
  }
  const confirmed = seen.value.filter(({ state }) => state === 'confirmed');
  return confirmed.length === 0
    ? problem(said('topic-none'), said('topic-none-do', { arn }))
    : fine(said('topic-some', { count: confirmed.length }));
};
