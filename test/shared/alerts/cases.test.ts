// Every alert as each channel gets it, in both languages, against the files in test/cases/alerts. UPDATE_CASES=1 writes them:
// read them before they are committed.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { alertOf } from '../../../shared/alerts/alert.ts';
import { letterOf } from '../../../shared/alerts/letter.ts';
import type { Message } from '../../../shared/alerts/message.ts';
import { slackBody } from '../../../shared/alerts/slack.ts';
import { LANGUAGES, type Language } from '../../../shared/alerts/words/say.ts';
import { MESSAGES } from './messages.ts';

const FOLDER = fileURLToPath(new URL('../../cases/alerts/', import.meta.url));

const printed = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;

/** What each channel gets, by the name of its file. */
function filesOf(message: Message, language: Language): ReadonlyMap<string, string> {
  const { subject, text, json, chat } = alertOf(message, language);
  return new Map([
    [`email.${language}.txt`, `Subject: ${subject}\n\n${text}`],
    [`slack.${language}.json`, printed(slackBody(message, letterOf(message, language)))],
    [`q.${language}.json`, printed(JSON.parse(chat))],
    [`json.${language}.json`, printed(JSON.parse(json))],
  ]);
}

describe.each(Object.entries(MESSAGES))('%s', (name, message) => {
  it.each(LANGUAGES)('in %s', (language) => {
    for (const [file, text] of filesOf(message, language)) {
      const path = `${FOLDER}${name}/${file}`;
      if (process.env['UPDATE_CASES'] === '1') {
        mkdirSync(`${FOLDER}${name}`, { recursive: true });
        writeFileSync(path, text);
      }
      expect(existsSync(path) ? readFileSync(path, 'utf8') : undefined, path).toBe(text);
    }
  });
});

it('has no file of an alert that is no more', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(MESSAGES).sort());
});
