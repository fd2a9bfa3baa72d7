// SHA256SUMS and its signature. The two cannot be written at once: between the writes they do not fit together, and who
// reads them then tries again.
import type { Ports, Signer } from '../ports.ts';
import { updateObject } from './document-store.ts';
import { isOutdated, type VersionDocument } from './documents.ts';
import { SUMS_KEY, SUMS_SIGNATURE_KEY, SUMS_TYPE } from './keys.ts';
import type { Manifest } from './manifest.ts';
import { areEqual, globalMessage, type Signature, signFile } from './minisign.ts';
import { parseSignature } from './minisign-read.ts';
import { readHead } from './store.ts';
import { printSums } from './sums.ts';
import { parseVouched, printVouched } from './vouched.ts';

/**
 * Brings the sums to a release, and their signature where there is a key. The sums follow from the manifest alone, so a
 * late write is mended by the next converge; the signature never goes back.
 * @throws RangewatchError `store-busy`
 */
export async function publishSums(ports: Ports, manifest: Manifest, version: VersionDocument): Promise<void> {
  const { bucket, signer } = ports;
  const sums = new TextEncoder().encode(printSums(manifest, version.manifest));
  await updateObject(bucket, SUMS_KEY, SUMS_TYPE, (found) =>
    found !== undefined && areEqual(found, sums) ? undefined : sums,
  );
  if (signer === undefined) return;
  await updateObject(bucket, SUMS_SIGNATURE_KEY, SUMS_TYPE, async (found) => {
    if (found !== undefined && (await isCurrent(found, ports, signer, version))) return undefined;
    const text = await signFile(sums, printVouched(version), signer, ports.tools.hash);
    return new TextEncoder().encode(text);
  });
}

/** Whether the signature that is there stays. */
async function isCurrent(
  found: Uint8Array,
  ports: Ports,
  signer: Signer,
  version: VersionDocument,
): Promise<boolean> {
  const signature = readSignature(found);
  const vouched = signature && parseVouched(signature.trustedComment);
  if (signature === undefined || vouched === undefined) return false;
  // A newer one stays, if there is a newer release: else anyone's word for one would stop all signing.
  if (vouched.seq > version.seq) return ((await readHead(ports))?.seq ?? 0) > version.seq;
  return !isOutdated(vouched, version) && (await isOwn(signature, signer));
}

/** Ed25519 signs the same message the same way each time, so that signing again is checking, without the public key. */
async function isOwn(signature: Signature, { keyId, sign }: Signer): Promise<boolean> {
  if (!areEqual(signature.keyId, keyId)) return false;
  return areEqual(signature.globalSignature, await sign(globalMessage(signature)));
}

/** One that somebody broke is written anew. */
function readSignature(bytes: Uint8Array): Signature | undefined {
  try {
    return parseSignature(bytes, SUMS_SIGNATURE_KEY);
  } catch {
    return undefined;
  }
}
