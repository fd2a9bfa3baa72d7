// A file made in the browser, for the reader to keep. It goes nowhere else.

/** Saves a text under a name. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Safari reads it only after this.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
