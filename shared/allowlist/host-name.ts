// Host names that are looked up, and which name or wildcard of a list covers them.

/** What a host name looks like (RFC 1123), with at least one dot and one letter; a wildcard may stand in front. */
const HOST_NAME =
  /^(?:\*\.)?(?=[^/:]*[a-z])(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}\.?$/i;

/** Whether a text is a host name rather than an address. */
export function isHostName(text: string): boolean {
  return text.length <= 255 && HOST_NAME.test(text);
}

/** Whether a name of a list is this one, in lower case, or a wildcard above it. */
export function coversName(domain: string, name: string): boolean {
  return domain === name || isBelow(domain, name);
}

/** `*.example.com` stands for every name below example.com, and neither for it nor for notexample.com. */
function isBelow(domain: string, name: string): boolean {
  return domain.startsWith('*.') && name.endsWith(domain.slice(1));
}
