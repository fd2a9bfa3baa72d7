// How long a check waits. On a machine that reaches nothing, the answer must come in under ten seconds.

/** Milliseconds for one query to one DNS server; each is asked twice. */
export const DNS_MS = 1_000;

/** How often a DNS server is asked. */
export const DNS_TRIES = 2;

/** Milliseconds for one name, however many servers there are. */
export const DNS_ALL_MS = 4_000;

/** Milliseconds for a connection: a lost SYN is sent again after one second and after three (RFC 6298). */
export const CONNECT_MS = 3_500;

/** Milliseconds for a TLS handshake, and for a proxy's answer. */
export const ANSWER_MS = 4_000;

/** Milliseconds in which an ICMP message to a datagram may come back. */
export const DATAGRAM_MS = 1_000;

/** Milliseconds for all of it: what has not begun to end by then is told as unfinished. */
export const ALL_MS = 9_000;

/** Attempts at one time: about as many as there are, so that those that time out do so together. */
export const AT_ONCE = 64;

/** Milliseconds by which a timer may be early, or the machine busy. */
const SLACK_MS = 50;

/** The time that is left of all, counted down. */
export interface Clock {
  /** Milliseconds for a step that may take so many: fewer near the end; 0 when there is no time left. */
  readonly within: (most: number) => number;
  /** Whether all of it is over: what is waited for then was not waited for long enough to say that nobody answers. */
  readonly isOver: () => boolean;
}

/** Starts to count down. */
export function startClock(all = ALL_MS): Clock {
  const end = performance.now() + all;
  const within = (most: number) => Math.max(0, Math.min(most, Math.floor(end - performance.now())));
  return { within, isOver: () => within(SLACK_MS) < SLACK_MS };
}
