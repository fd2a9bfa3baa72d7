// The words of a comparison, in English.

export const EN = {
  needed: 'needed',
  wider: 'wider than needed',
  optional: 'needed only with',
  unneeded: 'not needed',
  private: 'private or reserved',
  everything: 'covers nearly everything',
  taken: 'taken as {taken}',
  syntax: 'no address',
  octet: 'a number above 255',
  'leading-zero': 'a leading zero',
  length: 'a length too long',
  mask: 'no mask',
  backward: 'a range that runs backward',
  wildcard: 'a * in the middle',
  any: 'says any; not compared',
  denied: 'in a line that denies',
  comment: 'in a comment',
} as const;
