// A text with its parameters filled in. What is filled in is not looked through again: it may have braces of its own.

/** Fills `{name}` by the value of that name; what has none stays. */
export function fillWords(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (braces, name: string) => String(values[name] ?? braces));
}
