// The command of run.mjs.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { buildConsole } from '../../console/build.mjs';
import { startWebServer } from '../../local/web/server.ts';
import { startBrowser } from './browser.ts';
import { measure } from './measure.ts';
import { takePictures } from './pictures.ts';
import { makeSite } from './site.ts';

const program = new Command('npm run console --').description('the console in a browser');

program
  .command('pictures')
  .description('takes the pictures of docs/console.md, on a part of the real history (RANGEWATCH_DATA)')
  .action(async () => {
    const [site, browser] = await Promise.all([makeSite('a partner behind a proxy'), startBrowser()]);
    const folder = 'docs/pictures';
    mkdirSync(folder, { recursive: true });
    await takePictures(browser, site, folder, (name) => process.stdout.write(`${name}\n`));
    await browser.close();
    await site.close();
  });

program
  .command('measure <folder>')
  .description(
    'how long the first page and a look-up take, on a folder that replay left; the console is built into it',
  )
  .action(async (root: string) => {
    await buildConsole(join(root, 'console'));
    const [{ url, close }, browser] = await Promise.all([startWebServer({ root, port: 0 }), startBrowser()]);
    for (const line of await measure(browser, url)) process.stdout.write(`${line}\n`);
    await browser.close();
    await close();
  });

await program.parseAsync();
