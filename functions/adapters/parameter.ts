// A secret in SSM Parameter Store, kept for some minutes: one that is changed is picked up without a restart.
import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { type Code, quote, RangewatchError } from '../../shared/error.ts';
import type { Clock } from '../../shared/ports.ts';
import type { EpochSeconds } from '../../shared/time.ts';

/** Reads a secret; `anew`: not the one that is kept. */
export type ReadSecret = (how?: 'anew') => Promise<string>;

/** How long a value is kept. */
const KEPT: EpochSeconds = 300;

/** Errors of SSM that no second try mends: a person must. */
const FOR_A_PERSON: readonly string[] = [
  'ParameterNotFound',
  'ParameterVersionNotFound',
  'InvalidKeyId',
  'AccessDeniedException',
  'ValidationException',
];

/**
 * Reads a parameter, decrypted.
 * @throws RangewatchError `config-value` where a person must act, `alert-channel` where another try may help
 */
export function ssmParameter(client: SSMClient, name: string, { now }: Pick<Clock, 'now'>): ReadSecret {
  let kept: { readonly value: string; readonly until: EpochSeconds } | undefined;
  return async (how) => {
    if (how !== 'anew' && kept !== undefined && now() < kept.until) return kept.value;
    const value = await readParameter(client, name);
    kept = { value, until: now() + KEPT };
    return value;
  };
}

async function readParameter(client: SSMClient, name: string): Promise<string> {
  try {
    const { Parameter } = await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
    const value = Parameter?.Value?.trim() ?? '';
    if (value !== '') return value;
  } catch (error) {
    // Only the error's name goes further, and no cause: an SDK's message may repeat what it could not read.
    const reason = error instanceof Error && /^\w{1,60}$/.test(error.name) ? error.name : 'an error';
    throw unreadable(FOR_A_PERSON.includes(reason) ? 'config-value' : 'alert-channel', reason, name);
  }
  throw unreadable('config-value', 'nothing', name);
}

function unreadable(code: Code, seen: string, name: string): RangewatchError {
  return new RangewatchError({ code, seen, expected: 'a value', where: `SSM parameter ${quote(name)}` });
}
