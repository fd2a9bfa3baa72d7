// The only platform names that the core may use beside ECMAScript itself: text encoding and URL parsing.
// Everything else (clock, environment, files, network) is missing on purpose and reaches the core as a port.

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}

declare class URL {
  constructor(text: string, base?: string);
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
}
