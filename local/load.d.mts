/** Imports a TypeScript module by its path; see load.mjs. */
export function importTypeScript(entry: string): Promise<unknown>;
