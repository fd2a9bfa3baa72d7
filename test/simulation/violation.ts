// A promise that was broken.

/** What was seen that must not be, and the number of the promise (design, section 9). */
export class Violation extends Error {
  readonly promise: number;

  constructor(promise: number, what: string) {
    super(`promise ${promise}: ${what}`);
    this.promise = promise;
  }
}
