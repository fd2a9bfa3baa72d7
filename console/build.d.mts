/** Builds the console into a folder, which is emptied before. */
export function buildConsole(folder: string): Promise<void>;
