// Which names a published document may give to objects: they become paths and URLs, so nothing else is ever followed.

/** Segments of plain characters under one of the three folders; none starts with a dot, so none is `..`. */
const KEY = /^(?:current|requirements|v)(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}){1,8}$/;

/** Whether a text from outside can be the key of an object of a release. */
export function isTreeKey(text: string): boolean {
  return KEY.test(text);
}
