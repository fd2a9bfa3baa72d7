// A release of one Region: a change that reaches its list client and its list web, every list, every format.
import { withoutLastOf } from '../earlier.ts';
import { releaseOf } from '../release.ts';

const REGION = 'ap-northeast-1';

export const one = releaseOf({
  name: 'one',
  about: `bytes to a new HEAD: ${REGION}, every list and format, twenty entries more`,
  targets: { cold: 4, warm: null },
  earlier: ({ received }) => withoutLastOf(received, 'AMAZON', REGION),
  regions: () => [REGION],
});
