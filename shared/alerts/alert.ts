// One alert in one language, as the topic takes it: text for people, JSON for programs, attributes for filters.
import type { Alert } from '../ports.ts';
import { chatNotification } from './chat.ts';
import { emailText } from './email.ts';
import { letterOf } from './letter.ts';
import type { Message } from './message.ts';
import { CHANGES } from './test-message.ts';
import type { Language } from './words/say.ts';

/** What programs get: the facts, and their subject in a language. */
export interface ProgramMessage extends Message {
  readonly lang: Language;
  readonly subject: string;
}

/** Makes an alert. */
export function alertOf(message: Message, language: Language): Alert {
  const letter = letterOf(message, language);
  const program: ProgramMessage = { ...message, lang: language, subject: letter.subject };
  return {
    id: message.id,
    lang: language,
    severity: message.severities[0] ?? 'health',
    subject: letter.subject,
    text: emailText(letter),
    json: JSON.stringify(program),
    chat: JSON.stringify(chatNotification(message, letter)),
    attributes: {
      severity: message.severities,
      region: message.regions,
      allowlist: message.allowlists,
      change: kindsOf(message),
    },
  };
}

/** What an alert asks for; `none` where lists stay as they are. */
function kindsOf({ kind, total, newListCount }: Message): readonly (typeof CHANGES)[number][] {
  if (kind === 'test') return CHANGES;
  const kinds: (typeof CHANGES)[number][] = [
    ...(total.open > 0 ? (['open'] as const) : []),
    ...(total.close > 0 ? (['close'] as const) : []),
    ...(total.openNames + total.closeNames > 0 ? (['names'] as const) : []),
    ...(newListCount > 0 ? (['new'] as const) : []),
  ];
  return kinds.length > 0 ? kinds : ['none'];
}
