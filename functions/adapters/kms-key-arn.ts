// The ARN of a key in AWS KMS. No alias is taken: it could come to mean another key.

const KEY_ARN = /^arn:aws[a-z-]*:kms:([a-z0-9-]+):\d{12}:key\/[0-9A-Za-z-]+$/;

/** What is expected where an ARN is given. */
export const KEY_ARN_FORM = 'the ARN of a key in KMS, arn:aws:kms:REGION:ACCOUNT:key/ID';

/** The Region that a key is in, which need not be that of the stack; undefined where the text is no ARN of a key. */
export function keyRegion(arn: string): string | undefined {
  return KEY_ARN.exec(arn)?.[1];
}
