// A check as text for people: what fails first, with who repairs it and the rules to add; then what is good to know.
import { listWords } from '../alerts/words/phrases.ts';
import { fillWords } from '../fill-words.ts';
import type { Text } from '../requirements/requirement.ts';
import type { CheckDocument, SaidFinding } from './document.ts';
import { STATES } from './finding.ts';
import { TEXT_EN } from './words/text-en.ts';
import { TEXT_JA } from './words/text-ja.ts';
import type { CheckTextWord } from './words/translation.ts';

const WORDS: Readonly<Record<keyof Text, Readonly<Record<CheckTextWord, string>>>> = {
  en: TEXT_EN,
  ja: TEXT_JA,
};

type Say = (name: CheckTextWord, values?: Readonly<Record<string, string | number>>) => string;

/** Prints a check. */
export function checkText(document: CheckDocument, language: keyof Text): string {
  const say: Say = (name, values = {}) => fillWords(WORDS[language][name], values);
  const lines = STATES.flatMap((state) => {
    const findings = document.findings.filter((finding) => finding.state === state);
    if (findings.length === 0) return [];
    return ['', say(state), ...findings.flatMap((finding) => findingLines(finding, say, language))];
  });
  return [headingOf(document, say), ...lines].map((line) => `${line}\n`).join('');
}

function headingOf({ region, reached, tried, findings }: CheckDocument, say: Say): string {
  if (tried === 0) return say('heading-none', { region });
  const isFine = findings.every(({ state }) => state === 'note');
  return say(isFine ? 'heading-fine' : 'heading', { region, reached, tried });
}

function findingLines(finding: SaidFinding, say: Say, language: keyof Text): readonly string[] {
  const { code, seen, todo, owner, requirements, conditions, rules } = finding;
  const list = (name: CheckTextWord, items: readonly string[]) =>
    items.length === 0 ? [] : [`    ${say(name, { what: listWords(language, items) })}`];
  return [
    `  ${code}  ${seen}`,
    ...(todo === null ? [] : [`    ${say('todo', { owner: say(`owner-${owner}`), todo })}`]),
    ...list('requirements', requirements),
    ...list('conditions', conditions.map(withoutStop)),
    ...list('places', placesOf(finding)),
    ...(rules.length === 0 ? [] : [`    ${say('rules')}`]),
    ...rules.map(
      ({ protocol, ports, destination, reason }) =>
        `      ${protocol.toUpperCase()} ${ports.join(', ')}  ${destination}  ${reason}`,
    ),
  ];
}

/** A sentence as a part of another. */
function withoutStop(sentence: string): string {
  return sentence.replace(/[.。]$/, '');
}

/** The rules name hosts already: of these only the ports and addresses that were tried are told. */
function placesOf({ destinations, rules }: SaidFinding): readonly string[] {
  const isTold = rules.length > 0 && destinations.every(({ port }) => port === 443);
  if (isTold) return [];
  return destinations.map(({ host, port, protocol, address }) =>
    [
      host,
      ...(port === null || protocol === null ? [] : [`${protocol.toUpperCase()} ${port}`]),
      ...(address === null ? [] : [`(${address})`]),
    ].join(' '),
  );
}
