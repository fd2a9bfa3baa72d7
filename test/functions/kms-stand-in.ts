// Just enough of AWS KMS for one signing key: Sign and GetPublicKey in AWS's JSON protocol, signed by Node.js's own Ed25519. What the
// documentation of Sign refuses is refused: another message type or algorithm, and more than 4,096 bytes.
import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The key that it has. */
export const KEY_ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

const MOST_BYTES = 4_096;

/** Starts it. `keySpec` makes it a key of another kind, `signatureBytes` its answers no signatures. */
export async function startKmsStandIn({ keySpec = 'ECC_NIST_EDWARDS25519', signatureBytes = 64 } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const asked: string[] = [];
  let refusal: string | undefined;
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const action = String(request.headers['x-amz-target']);
    asked.push(`${action} ${/\/(eu-west-1\/kms)\//.exec(request.headers.authorization ?? '')?.[1]}`);
    response.setHeader('Content-Type', 'application/x-amz-json-1.1');
    const refuse = (code: string) => {
      response.writeHead(400);
      response.end(JSON.stringify({ __type: code, message: 'refused by the stand-in' }));
    };
    const { KeyId, Message = '', MessageType, SigningAlgorithm } = JSON.parse(text);
    const message = Buffer.from(Message, 'base64');
    if (refusal !== undefined) return refuse(refusal);
    if (KeyId !== KEY_ARN) return refuse('NotFoundException');
    if (action === 'TrentService.GetPublicKey') {
      const PublicKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
      return void response.end(
        JSON.stringify({ KeyId, PublicKey, KeySpec: keySpec, KeyUsage: 'SIGN_VERIFY' }),
      );
    }
    const isRight = MessageType === 'RAW' && SigningAlgorithm === 'ED25519_SHA_512';
    if (!isRight || message.length === 0 || message.length > MOST_BYTES) return refuse('ValidationException');
    const signature = sign(null, message, privateKey).subarray(0, signatureBytes);
    response.end(JSON.stringify({ KeyId, Signature: signature.toString('base64'), SigningAlgorithm }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    /** From now on every request gets this error; undefined: none does. */
    refuseWith: (code: string | undefined) => {
      refusal = code;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
