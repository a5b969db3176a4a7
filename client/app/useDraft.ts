import { useState } from 'react';
import { isOpenAgain, keepOpen, readFields, writeDraft, writeFields } from './drafts.ts';

/**
 * A form's fields while they are filled in, kept under `key` (`drafts.ts`). `start` is what they hold before anybody types; a `null` in it
 * stands for a text or nothing. The third of the answer forgets what was typed: it was sent, or given up.
 */
export function useDraftOf<Fields>(
  key: string,
  start: Fields,
): [Fields, (next: Fields) => void, () => void] {
  const [typed, setTyped] = useState(() => ({ key, fields: readFields(key, start) }));
  // Another form in the same place: its own words.
  const now = typed.key === key ? typed : { key, fields: readFields(key, start) };
  if (now !== typed) setTyped(now);
  const set = (fields: Fields): void => {
    writeFields(key, start, fields);
    setTyped({ key, fields });
  };
  const forget = (): void => {
    writeDraft(key, undefined);
    setTyped({ key, fields: start });
  };
  return [now.fields, set, forget];
}

/** One text being typed; `''` forgets it. */
export function useDraft(key: string, start = ''): [string, (words: string) => void] {
  const [words, set] = useDraftOf(key, start);
  return [
    words,
    (next) => {
      set(next);
      if (next === '') writeDraft(key, undefined);
    },
  ];
}

/**
 * A dialog around fields that are kept: after a reload it is open again where it was open and something is typed in one of them (their
 * keys are `drafts`). `name` is its own among a page's dialogs.
 */
export function useDraftDialog(
  name: string,
  drafts: readonly string[],
): [boolean, (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(() => isOpenAgain(name, drafts));
  return [
    isOpen,
    (next) => {
      keepOpen(name, next);
      setOpen(next);
    },
  ];
}
