// What an SDK's error says, in one line that is safe to show.
import { quote } from '../../shared/error.ts';

/** The longest message that is repeated, in characters. */
const MOST = 300;

/** The name of the error and its message, without line breaks and characters that a terminal obeys. */
export function failureText(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown error';
  // The SDK gives an error without a message where the network fails in several ways at once.
  const { name, message } = error;
  const code = 'code' in error ? `${String(error.code)} ` : '';
  const text = quote(`${code}${message.trim()}`.trim(), MOST).slice(1, -1).replaceAll('\\"', '"');
  return text === '' ? name : `${name}: ${text}`;
}
