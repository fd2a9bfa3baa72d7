// Times as the feed and AWS write them. The core never asks what time it is; it is told.

/** Seconds since 1970-01-01T00:00:00Z. */
export type EpochSeconds = number;

/** One day, in seconds. */
export const DAY: EpochSeconds = 86_400;

/** One hour, in seconds. */
export const HOUR: EpochSeconds = 3_600;

/** AWS writes `2017-11-30-18-42-12` in the file and in every real notification; its documentation shows ISO 8601. */
const AWS_DATE = /^(\d{4})-(\d\d)-(\d\d)[-T](\d\d)[-:](\d\d)[-:](\d\d)(?:Z|\+00:00)?$/;

/** Reads a `createDate` or `create-time`, in UTC; undefined when it is no such date. */
export function parseAwsDate(text: string): EpochSeconds | undefined {
  const fields = AWS_DATE.exec(text)?.slice(1);
  if (fields === undefined) return undefined;
  const iso = `${fields.slice(0, 3).join('-')}T${fields.slice(3).join(':')}Z`;
  const seconds = Date.parse(iso) / 1_000;
  // Date.parse takes 2025-02-30 for March 2: only a date that prints back to itself exists.
  return Number.isInteger(seconds) && formatTime(seconds) === iso ? seconds : undefined;
}

/** Prints a time as ISO 8601 in UTC, to the second: `2017-11-30T18:42:12Z`. */
export function formatTime(time: EpochSeconds): string {
  return new Date(time * 1_000).toISOString().replace('.000Z', 'Z');
}

/** Reads a time as formatTime prints it; undefined when it is none. */
export function parseTime(text: string): EpochSeconds | undefined {
  return text.includes('T') ? parseAwsDate(text) : undefined;
}
