// Asking the approve function: on AWS with the user's credentials, or on this machine.
import { quote, RangewatchError } from '../../shared/error.ts';
import { isRecord } from '../../shared/feed/json.ts';

/** Where it is. */
export interface Place {
  /** Its name on AWS; this machine unless given. */
  readonly function?: string;
  /** On this machine: the configuration that start was given. */
  readonly config?: string;
}

/**
 * Asks, and answers what has the field.
 * @throws RangewatchError those of the place; `decision-refused` where the answer lacks what ours have
 */
export async function askApprove<Answer>(
  demand: object,
  place: Place,
  field: keyof Answer & string,
): Promise<Answer> {
  const answer = await answerOf(demand, place);
  if (isRecord(answer) && field in answer) return answer as unknown as Answer;
  throw new RangewatchError({
    code: 'decision-refused',
    seen: quote(JSON.stringify(answer) ?? 'nothing'),
    expected: 'an answer of the approve function',
    ...(place.function === undefined ? {} : { where: `function ${quote(place.function)}` }),
  });
}

async function answerOf(demand: object, { function: name, config }: Place): Promise<unknown> {
  if (name !== undefined) {
    // What the SDK says of old versions of Node is no word of ours.
    process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
    const { invokeFunction } = await import('../../functions/adapters/invoke.ts');
    return invokeFunction(name, demand);
  }
  const { settleHere } = await import('../start/settle.ts');
  return settleHere(demand, config);
}
