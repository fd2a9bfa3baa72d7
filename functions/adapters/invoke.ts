// Invoking a function on AWS with the caller's own IAM credentials.
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { quote, RangewatchError } from '../../shared/error.ts';
import { isRecord } from '../../shared/feed/json.ts';

/** The longest message of a function that is repeated, in characters: ours say what is right, and what to do. */
const MESSAGE_CHARACTERS = 600;

/**
 * Invokes a function and waits for its answer.
 * @throws RangewatchError `decision-refused` with the function's own message where it failed; the SDK's errors
 */
export async function invokeFunction(name: string, event: unknown): Promise<unknown> {
  const client = new LambdaClient({});
  const { FunctionError, Payload } = await client.send(
    new InvokeCommand({ FunctionName: name, Payload: Buffer.from(JSON.stringify(event)) }),
  );
  const answer: unknown = JSON.parse(Payload === undefined ? 'null' : new TextDecoder().decode(Payload));
  if (FunctionError === undefined) return answer;
  const message = isRecord(answer) ? String(answer['errorMessage']) : FunctionError;
  throw new RangewatchError({
    code: 'decision-refused',
    seen: quote(message, MESSAGE_CHARACTERS),
    expected: 'the function to carry it out',
    where: `function ${quote(name)}`,
  });
}
