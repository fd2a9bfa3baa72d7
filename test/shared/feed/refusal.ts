// The error with which an input is refused, checked to be this project's own and safe to print on one line.
import { expect } from 'vitest';
import { RangewatchError } from '../../../shared/error.ts';

/** What a terminal or a log would obey: controls, line separators, marks that turn the reading direction. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u{200b}\u{feff}]/u;

/** A few sentences at most, whatever the input held. */
const MAX_MESSAGE_CHARACTERS = 700;

/** Runs something that must refuse its input, and gives the error. */
export function refusalOf(action: () => unknown): RangewatchError {
  try {
    action();
  } catch (error) {
    return checkRefusal(error);
  }
  throw new Error('this was accepted');
}

/** The same for an error that was caught already. */
export function checkRefusal(error: unknown): RangewatchError {
  if (!(error instanceof RangewatchError)) throw error;
  expect(error.message).not.toMatch(UNSAFE);
  expect(error.message.length).toBeLessThan(MAX_MESSAGE_CHARACTERS);
  expect(error.message).toContain(`[${error.code}]`);
  return error;
}
