// docs/schema/alert.schema.json: every alert of the product is valid by it, and broken ones are not.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProgramMessage } from '../../../shared/alerts/alert.ts';
import { testMessage } from '../../../shared/alerts/test-message.ts';
import { TELLING } from '../../world/world.ts';
import { largeMessage, NOTICES, programMessages, worldMessages } from './program-messages.ts';

const SCHEMA = JSON.parse(
  readFileSync(new URL('../../../docs/schema/alert.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv2020({ allErrors: true }).compile(SCHEMA);
const problemsOf = (message: unknown) => (validate(message) ? [] : validate.errors);

describe('by the published schema', () => {
  let sent: readonly ProgramMessage[];
  beforeAll(async () => {
    sent = await worldMessages();
  });

  it('what a world sends is valid: first release, action, digest, waiting, rollback, exceptions', () => {
    expect(new Set(sent.flatMap(({ severities }) => severities))).toEqual(
      new Set(['baseline', 'action', 'routine', 'approval']),
    );
    expect(new Set(sent.map(({ kind }) => kind))).toEqual(new Set(['release', 'digest', 'notice']));
    expect(sent.some(({ exceptions }) => exceptions.length > 0)).toBe(true);
    expect(sent.some(({ release }) => release?.pinnedTo === 1)).toBe(true);
    for (const message of sent) expect(problemsOf(message), JSON.stringify(message)).toEqual([]);
  });

  it.each(NOTICES.map((message) => [message.told[0]?.topic, message] as const))(
    'a notice of "%s" is',
    (_, message) => {
      for (const each of programMessages(message)) expect(problemsOf(each)).toEqual([]);
    },
  );

  it('the largest is', () => {
    for (const each of programMessages(largeMessage())) expect(problemsOf(each)).toEqual([]);
  });

  it('a test of the channels is', () => {
    for (const each of programMessages(testMessage('test-1', 'yuki', TELLING))) {
      expect(problemsOf(each)).toEqual([]);
    }
  });

  it('a field that was added is', () => {
    expect(problemsOf({ ...sent[0], more: 1 })).toEqual([]);
  });

  it.each<[string, (message: ProgramMessage) => object]>([
    ['without an id', ({ id: _, ...rest }) => rest],
    ['of another schema', (message) => ({ ...message, schema: 2 })],
    ['in another language', (message) => ({ ...message, lang: 'fr' })],
    ['with an unknown severity', (message) => ({ ...message, severities: ['urgent'] })],
    ['without any severity', (message) => ({ ...message, severities: [] })],
    ['with a count as text', (message) => ({ ...message, listCount: '3' })],
    ['with a part of a list', (message) => ({ ...message, lists: [{ region: 'x' }] })],
    ['with an unknown topic', (message) => ({ ...message, told: [{ topic: 'weather' }] })],
    ['with a topic that lacks a field', (message) => ({ ...message, told: [{ topic: 'pinned', to: 1 }] })],
    ['with a link that is none', (message) => ({ ...message, links: { ...message.links, latest: 'x' } })],
    ['with a time in words', (message) => ({ ...message, release: { ...message.release, from: 'today' } })],
    ['with a total that is a fraction', (message) => ({ ...message, total: { open: 1.5 } })],
    ['with a subject without a tag', (message) => ({ ...message, subject: 'Hello' })],
  ])('one %s is not', (_, broken) => {
    const [first] = sent;
    expect(first).toBeDefined();
    if (first !== undefined) expect(problemsOf(broken(first))).not.toEqual([]);
  });
});
