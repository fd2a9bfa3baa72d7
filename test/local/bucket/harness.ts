// What the tests of the bucket on a folder share.

import type { Expectation } from '../../../local/bucket/folder-store.ts';

export const bytes = (text: string) => new TextEncoder().encode(text);
export const headers = { contentType: 'text/plain', cacheControl: 'max-age=60' };
export const any: Expectation = { kind: 'any' };
export const absent = { kind: 'absent' } as const;
/** RFC 1321, appendix A.5: the MD5 of "abc". */
export const ETAG_OF_ABC = '"900150983cd24fb0d6963f7d28e17f72"';
