// Whether alerts are left behind on this machine: in the outbox, or at a channel that did not take them.
import { type Check, fine, problem } from '../finding.ts';
import { hasBegun } from '../has-begun.ts';
import { said } from '../words/say.ts';

export const alerts: Check = ({ machine }) => {
  // Where the table could not be read, the check of approvals says so.
  if (!hasBegun(machine) || machine.alerts.kind === 'unseen') return undefined;
  const { unsent, undelivered } = machine.alerts.value;
  return unsent + undelivered === 0
    ? fine(said('alerts-sent'))
    : problem(said('alerts-left', { unsent, undelivered }), said('alerts-left-do'));
};
