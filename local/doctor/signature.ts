// Checking the signature of what is published, and the documents that it vouches for, with the code of verify.
import { verifyEd25519 } from '../../functions/adapters/ed25519.ts';
import { tools } from '../../functions/adapters/tools.ts';
import type { SignatureSight } from '../../shared/doctor/sight.ts';
import { RangewatchError } from '../../shared/error.ts';
import { LATEST_KEY, VERSION_KEY } from '../../shared/release/keys.ts';
import type { PublicKey } from '../../shared/release/minisign-read.ts';
import { checkDocuments } from '../../shared/verify/documents.ts';
import type { ReadTree } from '../../shared/verify/objects.ts';
import { noProblems } from '../../shared/verify/problems.ts';

/** How old it is has a check of its own. */
const AT_ANY_TIME = { at: 0, minSeq: 0 };

/** Checks it, where a key is given. */
export async function seeSignature(
  read: ReadTree,
  publicKey: PublicKey | undefined,
): Promise<SignatureSight> {
  if (publicKey === undefined) return { kind: 'unasked' };
  const problems = noProblems();
  try {
    const demands = { publicKey, ...AT_ANY_TIME };
    await checkDocuments(read, demands, { hash: tools.hash, verify: verifyEd25519 }, problems);
  } catch (error) {
    if (!(error instanceof RangewatchError)) throw error;
    return { kind: 'unread', why: `${error.problem.where ?? ''}: ${error.problem.seen}` };
  }
  const [first] = problems.found.filter(({ problem }) => !isElsewhere(problem));
  if (first === undefined) return { kind: 'holds' };
  const { where = '', seen, expected } = first.problem;
  return { kind: 'wrong', why: `${where}: ${seen}, expected ${expected}` };
}

/** Whether another check tells of it: version.json and latest.json by themselves, and whether they agree. */
function isElsewhere({ code, where = '' }: RangewatchError['problem']): boolean {
  if (where === VERSION_KEY || where === LATEST_KEY) return true;
  return code === 'tree-shape' && [VERSION_KEY, LATEST_KEY].some((key) => where.startsWith(`${key},`));
}
