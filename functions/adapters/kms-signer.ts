// A signer from an Ed25519 key in AWS KMS. The key never leaves KMS; what is signed goes there, and a signature comes back.
import { createHash, createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { quote, RangewatchError } from '../../shared/error.ts';
import type { Signer } from '../../shared/ports.ts';
import type { PublicKey } from '../../shared/release/minisign-read.ts';
import { KEY_ARN_FORM, keyRegion } from './kms-key-arn.ts';

/** What KMS calls such a key, and signing a message as it is with it: RFC 8032, without a hash before. */
const KEY_SPEC = 'ECC_NIST_EDWARDS25519';
const ALGORITHM = 'ED25519_SHA_512';

const SIGNATURE_BYTES = 64;

/**
 * Signs by a key. `sign` rejects with the SDK's errors, and with `config-value` where what comes back is no such signature.
 * @throws RangewatchError `config-value` where the text is no ARN of a key
 */
export function kmsSigner(keyArn: string): Signer {
  const client = clientFor(keyArn);
  return {
    keyId: keyIdOf(keyArn),
    sign: async (Message) => {
      const { Signature } = await client.send(
        new SignCommand({ KeyId: keyArn, Message, MessageType: 'RAW', SigningAlgorithm: ALGORITHM }),
      );
      if (Signature?.length === SIGNATURE_BYTES) return Signature;
      const seen = `a signature of ${Signature?.length ?? 0} bytes`;
      throw wrongKey(seen, `${SIGNATURE_BYTES} bytes`, quote(keyArn));
    },
  };
}

/**
 * The half of a key that consumers are given.
 * @throws RangewatchError `config-value` where it is a key of another kind; the SDK's errors
 */
export async function kmsPublicKey(keyArn: string): Promise<PublicKey> {
  const { KeySpec = 'none', PublicKey = new Uint8Array() } = await clientFor(keyArn).send(
    new GetPublicKeyCommand({ KeyId: keyArn }),
  );
  if (KeySpec !== KEY_SPEC) throw wrongKey(`a key of the kind ${quote(KeySpec)}`, KEY_SPEC, quote(keyArn));
  const der = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
  const { x = '' } = der.export({ format: 'jwk' });
  return { keyId: keyIdOf(keyArn), key: Buffer.from(x, 'base64url') };
}

function clientFor(keyArn: string): KMSClient {
  const region = keyRegion(keyArn);
  if (region === undefined) throw wrongKey(quote(keyArn), KEY_ARN_FORM, 'the signing key');
  return new KMSClient({ region });
}

/** minisign names a key by eight bytes. KMS has none, so they follow from the ARN: a function needs no second permission for them. */
function keyIdOf(keyArn: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(keyArn).digest()).slice(0, 8);
}

function wrongKey(seen: string, expected: string, where: string): RangewatchError {
  const remedy = `make one with aws kms create-key --key-usage SIGN_VERIFY --key-spec ${KEY_SPEC}`;
  return new RangewatchError({ code: 'config-value', seen, expected, where, remedy });
}
