// What an answer about whole lists says nothing of, and must say so.

/** What is left out, because there is nothing to go by. */
export interface Gaps {
  /** Lists that were asked for, or are usual, in which there is nothing, or which are not published. */
  readonly lists: readonly string[];
  /** Whether the catalogue does not know the Region: it has no names and no documented ranges for it, only the feed's. */
  readonly isOfFeedOnly: boolean;
}
