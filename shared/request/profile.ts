// The lists that a firewall change request is for unless others are asked for.

/** The lists of the recommended profile: names for sign-in, addresses for streaming and health checks. */
export const PROFILE: readonly string[] = ['streaming', 'health-check', 'domains'];
