// public-key: the minisign public key of a signing key in AWS KMS, to be handed to consumers.
import { Command } from 'commander';
import { KEY_ARN_FORM, keyRegion } from '../../functions/adapters/kms-key-arn.ts';
import { quote, RangewatchError } from '../../shared/error.ts';
import { printPublicKey } from '../../shared/release/minisign-read.ts';

/** The command `public-key`. */
export function publicKeyCommand(): Command {
  return new Command('public-key')
    .description('print the minisign public key of a key in AWS KMS, by your own AWS credentials')
    .argument('<arn>', 'the ARN of the key', takeArn)
    .action(async (arn: string) => {
      // What the SDK says of old versions of Node is no word of ours.
      process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
      // The SDK is loaded only here.
      const { kmsPublicKey } = await import('../../functions/adapters/kms-signer.ts');
      process.stdout.write(printPublicKey(await kmsPublicKey(arn)));
    });
}

function takeArn(text: string): string {
  if (keyRegion(text) !== undefined) return text;
  throw new RangewatchError({
    code: 'usage',
    seen: quote(text),
    expected: KEY_ARN_FORM,
    where: 'public-key',
  });
}
