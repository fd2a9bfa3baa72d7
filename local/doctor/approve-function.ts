// Asking the approve function on AWS what waits. A refusal of its own is told apart from not getting through to it.
import { failureText } from '../../functions/adapters/failure-text.ts';
import type { WaitingAnswer } from '../../shared/approvals.ts';
import type { ApprovalsSight } from '../../shared/doctor/sight.ts';
import { RangewatchError } from '../../shared/error.ts';
import { askApprove } from '../command/ask-approve.ts';

/** Asks it; nothing is changed by that. */
export async function seeFunction(name: string): Promise<ApprovalsSight> {
  try {
    const value = await askApprove<WaitingAnswer>({ action: 'list' }, { function: name }, 'waiting');
    return { kind: 'seen', value };
  } catch (error) {
    if (error instanceof RangewatchError) return { kind: 'refused', why: error.problem.seen };
    const isAbsent = error instanceof Error && error.name === 'ResourceNotFoundException';
    return { kind: isAbsent ? 'refused' : 'unseen', why: failureText(error) };
  }
}
