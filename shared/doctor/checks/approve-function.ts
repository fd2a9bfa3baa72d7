// Whether the approve function answers: without it nobody can settle anything on AWS.
import { type Check, fine, problem, unknown } from '../finding.ts';
import { said } from '../words/say.ts';

export const approveFunction: Check = ({ functionName: name, approvals }) => {
  if (name === undefined || approvals === undefined) return undefined;
  switch (approvals.kind) {
    case 'seen':
      return fine(said('function-answers', { name }));
    case 'refused':
      return problem(said('function-refuses', { name, why: approvals.why }), said('function-refuses-do'));
    case 'unseen':
      return unknown(said('function-unseen', { name, why: approvals.why }), said('function-unseen-do'));
  }
};
