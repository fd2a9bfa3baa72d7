// Whether a host is an IPv4 address: targets are names or such.

/** Whether it is one; no top-level domain is a number. */
export function isAddress(host: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(host);
}
