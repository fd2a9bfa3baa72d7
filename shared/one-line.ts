// Text from a person, of one line: what may stand in an alert, a record and a terminal.

/** The text without blanks around it; undefined where it is none, is too long, or has a character that is not for eyes. */
export function oneLineOf(value: unknown, mostCharacters: number): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  const isSeen = !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text);
  return text !== '' && text.length <= mostCharacters && isSeen ? text : undefined;
}
