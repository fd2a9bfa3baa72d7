// What every page is drawn from: where the reader is, what is known, and what can be done.
import type { Read } from './documents.ts';
import type { Page, Place } from './place.ts';
import type { Language, Say, Texts } from './words/words.ts';

/** A page is a function of this and of nothing else. */
export interface View {
  readonly place: Place;
  readonly page: Page;
  readonly language: Language;
  readonly say: Say;
  readonly texts: Texts;
  readonly read: Read;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Changes what is shown without leaving the page; typing leaves no trace in the history. */
  readonly show: (changes: Partial<Place>) => void;
  /** What was pasted to be compared. It is in no URL: what somebody's firewall allows is not for a server's log. */
  readonly pasted: string;
  readonly paste: (text: string) => void;
  readonly copy: (text: string) => void;
  /** What was copied last, and whether it was. */
  readonly copied: { readonly text: string; readonly isDone: boolean } | undefined;
  /** Draws again what is shown, where something else than a document or the place has changed. */
  readonly redraw: () => void;
  /** What failed is tried again. */
  readonly retry: () => void;
}
