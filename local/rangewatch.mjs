#!/usr/bin/env node
// The command line's entry.
import { fileURLToPath } from 'node:url';
import { importTypeScript } from './load.mjs';

await importTypeScript(fileURLToPath(new URL('command/main.ts', import.meta.url)));
