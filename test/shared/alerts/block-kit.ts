// What Slack documents of messages and blocks, as a judge: written from its pages, not from the code that is judged.
// https://docs.slack.dev/reference/block-kit/blocks (50 blocks a message), …/blocks/header-block (plain_text, 150 characters),
// …/blocks/section-block (text of 1 to 3,000 characters), …/blocks/context-block (10 elements),
// …/composition-objects/text-object (`emoji` of plain_text, `verbatim` of mrkdwn), and for the whole, which no page tells,
// https://github.com/slackapi/bolt-js/issues/2509 (refused from about 13,200 characters).

type Json = Readonly<Record<string, unknown>>;

/** Everything that is wrong with a body; none when it may be sent. */
export function problemsOfBody(body: unknown): readonly string[] {
  const { text, blocks, ...others } = JSON.parse(JSON.stringify(body)) as Json;
  if (!Array.isArray(blocks)) return ['no blocks'];
  const list = blocks as readonly Json[];
  return [
    ...Object.keys(others).map((name) => `field ${name}`),
    ...(typeof text === 'string' && text !== '' && text.length <= 4_000 ? [] : ['text']),
    ...(typeof text === 'string' ? problemsOfMarks(text, 'text') : []),
    ...(list.length >= 1 && list.length <= 50 ? [] : [`${list.length} blocks`]),
    ...(Buffer.byteLength(JSON.stringify(list)) <= 13_000 ? [] : ['all blocks']),
    ...list.flatMap((block, index) => problemsOfBlock(block).map((problem) => `block ${index}: ${problem}`)),
  ];
}

function problemsOfBlock({ type, text, elements, ...others }: Json): readonly string[] {
  if (Object.keys(others).length > 0) return [`fields ${Object.keys(others).join()}`];
  switch (type) {
    case 'header':
      return problemsOfText(text as Json, 150, ['plain_text']);
    case 'section':
      return problemsOfText(text as Json, 3_000, ['plain_text', 'mrkdwn']);
    case 'context': {
      const list = elements as readonly Json[];
      const count = list.length >= 1 && list.length <= 10 ? [] : [`${list.length} elements`];
      return [...count, ...list.flatMap((each) => problemsOfText(each, 3_000, ['plain_text', 'mrkdwn']))];
    }
    default:
      return [`type ${String(type)}`];
  }
}

function problemsOfText(
  { type, text, ...others }: Json,
  most: number,
  types: readonly string[],
): readonly string[] {
  if (typeof text !== 'string') return ['no text'];
  const characters = text.length >= 1 && text.length <= most ? [] : [`${text.length} characters`];
  const ofType = types.includes(String(type)) ? [] : [`text of type ${String(type)}`];
  const [name, value] = type === 'mrkdwn' ? ['verbatim', true] : ['emoji', false];
  const settings = JSON.stringify(others) === JSON.stringify({ [name]: value }) ? [] : ['settings of a text'];
  const obeyed = type === 'mrkdwn' ? problemsOfMarked(text) : problemsOfEntities(text);
  return [...characters, ...ofType, ...settings, ...obeyed, ...problemsOfEye(text)];
}

/** Links apart, there is nothing in angle brackets; fences come in pairs; titles alone are bold. */
function problemsOfMarked(text: string): readonly string[] {
  const rest = text.replace(/<https?:\/\/[!-;=?-{}~]+>/g, 'URL');
  const parts = rest.split('```');
  const outside = parts.filter((_, index) => index % 2 === 0).join('\n');
  const withoutTitle = outside.replace(/^\*([^*\n]*)\*$/m, '$1');
  return [
    ...problemsOfEntities(rest),
    ...(parts.length % 2 === 1 ? [] : ['an open fence']),
    ...(rest.replaceAll('```', '').includes('`') ? ['a backtick'] : []),
    ...problemsOfMarks(withoutTitle, 'outside of fences'),
  ];
}

function problemsOfMarks(text: string, where: string): readonly string[] {
  return [
    ...problemsOfEntities(text),
    ...(/[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u.test(text) ? [`emphasis ${where}`] : []),
    ...(/@(?:here|channel|everyone)/i.test(text) ? [`a mention ${where}`] : []),
  ];
}

function problemsOfEntities(text: string): readonly string[] {
  return [
    ...(/[<>]/.test(text) ? ['an angle bracket'] : []),
    ...(/&(?!(?:amp|lt|gt);)/.test(text) ? ['an ampersand'] : []),
  ];
}

function problemsOfEye(text: string): readonly string[] {
  return /[\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u.test(text) ? ['an unseen character'] : [];
}
