// Where table and bucket of one machine are kept: in the folder that the command was started in.

/** The name of that folder. */
export const STATE_FOLDER = '.rangewatch';
