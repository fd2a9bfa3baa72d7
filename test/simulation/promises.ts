// The promises of the design, section 9, as the simulator looks at them: for the names of tests and tables.

/** The promises that the simulator checks, each in a line. */
export const PROMISES: Readonly<Record<number, string>> = {
  1: "HEAD's rev, seq and syncToken never decrease",
  2: 'latest.json never goes back, and names only objects that exist with that sha256',
  3: 'no late or repeated write leaves an old list in current/ past the next converge',
  4: 'each object of current/ is that of a committed release, and a pin holds',
  5: 'nothing appears under current/ before its release is committed',
  6: 'objects under v/ are never overwritten with other content',
  7: 'no published list has reserved space or a prefix wider than the floor',
  8: 'no list is empty',
  10: 'published lists have everything that is present and not withheld',
  11: 'a prefix leaves only after its hold or by a decision on exactly it, which leaves a record',
  12: 'an alert goes out after its release is live, at least once, and twice only after a fault',
  15: 'a bad input changes nothing, and no error is an unexpected one',
  16: 'after faults stop, everything is right within one poll',
  17: 'without a verified feed for two hours someone is told, once, and once when it is over',
};
