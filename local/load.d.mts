/** Imports a TypeScript module by its path; see load.mjs. */
export function importTypeScript(entry: string): Promise<unknown>;

/** Bundles a TypeScript module and gives the path of the bundle; see load.mjs. */
export function bundleTypeScript(entry: string): Promise<string>;
