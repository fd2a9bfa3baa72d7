// The floor: the feed's text through JSON.parse, which no reader of the feed can do without.
import { defineCase } from '../case.ts';

export const jsonParse = defineCase({
  name: 'JSON.parse',
  about: "the feed's text, nothing else",
  targets: { cold: null, warm: null },
  start: () => undefined,
  ready: (_, bytes) => {
    const text = new TextDecoder().decode(bytes);
    return () => void JSON.parse(text);
  },
});
