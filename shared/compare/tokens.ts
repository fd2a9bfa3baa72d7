// Finding what looks like a destination in any text: one pattern for configurations, tables, CSV, JSON and prose.

/** Something that looks like a destination, and where it is in the text. */
export interface Token {
  readonly kind: 'address' | 'name';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Decimal numbers with dots, some of them stars; `/24`, `/255.255.255.0` or `-255` behind. */
const IPV4 = String.raw`\d+(?:\.(?:\d+|\*)){2,}(?:\/[\d.]*\d|-\d{1,3}(?!\d|\.\d))?(?!\.?[\w*])`;

/** Groups with colons: `::` somewhere, or all eight. A time of day and a hardware address have neither. */
const IPV6 = String.raw`(?:[\da-f]{1,4}(?::[\da-f]{1,4}){7}|[\da-f:]*::[\da-f:]*(?:\d+(?:\.\d+){3})?)(?:\/\d+)?(?![\w:]|\.\w)`;

/** A name whose last part can be one: `tls.sni` and `list.csv` are none. What follows it in a URL is passed over. */
const NAME = String.raw`((?:[\w*-]*\.)+(?:com|net|org|aws|info|gov|dev|app|(?!js|md|sh|py)[a-z]{2}))(?!\.?[\w*-])(?::\d+)?(?:\/[^\s"'<>,;)]*)?`;

const TOKEN = new RegExp(String.raw`(?<![\w.:*])(?:${IPV6}|${IPV4})|(?<![\w.@*-])${NAME}`, 'gi');

/** The tokens of a text, in order. Three numbers and nothing else are a version or a date. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].flatMap((match): readonly Token[] => {
    const [all, name] = match;
    if (/^\d+\.\d+\.\d+$/.test(all)) return [];
    const span = { start: match.index, end: match.index + all.length };
    return [
      name === undefined ? { kind: 'address', text: all, ...span } : { kind: 'name', text: name, ...span },
    ];
  });
}
