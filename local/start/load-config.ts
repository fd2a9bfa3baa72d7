// The configuration of this machine: the repository's own, or the file that was named.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Config, defineConfig, type Settings } from '../../shared/config.ts';
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
  if (!isRecord(settings) || !Array.isArray(settings['regions']))
    throw refuse(path, 'no default export with regions');
  // Checked again, whatever it was made with: the names in it become URLs.
  return defineConfig(settings as unknown as Settings);
}

async function importConfig(file: string, path: string): Promise<unknown> {
  try {
    return await importTypeScript(file);
  } catch (cause) {
    if (cause instanceof Error && 'problem' in cause) throw cause;
    throw refuse(path, cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : 'an error', cause);
  }
}

function refuse(path: string, seen: string, cause?: unknown): RangewatchError {
  const expected = 'a TypeScript file that exports defineConfig({ regions: […] })';
  return new RangewatchError(
    { code: 'config-value', seen, expected, where: `--config ${quote(path)}` },
    { cause },
  );
}
