// A function that does nothing: what Node.js itself takes.

/** The entry point. */
export const handler = async (): Promise<object> => ({});
