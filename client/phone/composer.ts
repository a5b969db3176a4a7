import type { Words } from '../../shared/words/words.ts';
import type { ShownPrompt } from '../../shared/model/shownPrompts.ts';
import type { NoteColor, NoteFields } from '../../shared/model/note.ts';

/** A note as the form hands it over: text trimmed and within the limit, `at` ms by this phone's clock. */
export interface ComposedNote {
  id: string;
  text: string;
  color: NoteColor;
  prompt: number | null;
  /** As they were typed. */
  fields?: NoteFields;
  at: number;
}

/** The form's own script, inline in phone.html (`inline/composerForm.ts`). It owns the form for the life of the page, so typed words, caret and focus are never lost. */
export interface Composer {
  /** Who takes notes from now on; until then they are kept as early ones. */
  onNote: ((note: ComposedNote) => void) | null;
  /** Notes put before the app was there, oldest first. */
  takeEarly(): ComposedNote[];
  /** Once they are safe elsewhere. */
  forgetEarly(): void;
  setPrompts(prompts: readonly ShownPrompt[]): void;
  /** `why`: what stands on the button while it is closed, where that is not that posting is. */
  setOpen(open: boolean, why?: string): void;
  /** Papers or fields were drawn anew. */
  redrawn(): void;
  /** Whether what is put stays on the phone for now, or came back: then nobody is thanked for it. */
  setKept(kept: boolean): void;
  /** Its words, for whoever sends without the app. */
  readonly say: Words['say'];
  /** Takes the form away: the wall is over for this person. */
  setGone(): void;
}

/** Throws when the inline script did not run; the page is then of no use. */
export function theComposer(): Composer {
  if (!window.wwComposer) throw new Error('The form’s script did not run.');
  return window.wwComposer;
}
