// The configuration of this machine: the repository's own, or the file that was named.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Config, defineConfig, type Settings, settingsFor } from '../../shared/config.ts';
import { quote, RangewatchError } from '../../shared/error.ts';
import { isRecord } from '../../shared/feed/json.ts';
import repositoryConfig from '../../watch.config.ts';
import { importTypeScript } from '../load.mjs';

/**
 * Loads a configuration. A file may export what defineConfig gives, or the bare settings.
 * @throws RangewatchError `config-value`, `name-unknown`
 */
export async function loadConfig(path: string | undefined): Promise<Config> {
  if (path === undefined) return repositoryConfig;
  const file = resolve(path);
  if (!existsSync(file)) throw refuse(path, 'no such file');
  const loaded = await importConfig(file, path);
  const settings = isRecord(loaded) ? loaded['default'] : undefined;
  if (!isRecord(settings)) throw refuse(path, 'no default export with settings');
  // Checked again, whatever it was made with: the names in it become URLs.
  return defineConfig(isComplete(settings) ? settingsFor(settings) : (settings as unknown as Settings));
}

/** What defineConfig gave: a file may call it, or export bare settings. */
function isComplete(settings: object): settings is Config {
  return 'needs' in settings;
}

async function importConfig(file: string, path: string): Promise<unknown> {
  try {
    return await importTypeScript(file);
  } catch (cause) {
    if (cause instanceof Error && 'problem' in cause) throw cause;
    throw refuse(path, firstProblem(cause), cause);
  }
}

/** The first thing that is wrong with a file: esbuild knows where. */
function firstProblem(cause: unknown): string {
  const errors: unknown = isRecord(cause) ? cause['errors'] : undefined;
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  if (isRecord(first) && isRecord(first['location'])) {
    const { line, column } = first['location'];
    return `${String(first['text'])} (line ${String(line)}, column ${Number(column) + 1})`;
  }
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : 'an error';
}

function refuse(path: string, seen: string, cause?: unknown): RangewatchError {
  const expected = 'a TypeScript file that exports defineConfig({ regions: […] })';
  return new RangewatchError(
    { code: 'config-value', seen, expected, where: `--config ${quote(path)}` },
    { cause },
  );
}
