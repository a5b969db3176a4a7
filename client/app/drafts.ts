/**
 * Words that a person is typing and has not sent. They outlive a reload, going back and forward, a page that had to be drawn anew and a
 * switch between the halves of a page, and are forgotten once they are sent. They are kept for this tab alone (`sessionStorage`): a
 * device may be somebody else's tomorrow, and two tabs would write over each other's. What was sent and waits is in an outbox instead.
 */
const PREFIX = 'ww-words-';
/** Where there is no storage (some private modes, embedded browsers) words live as long as the page. */
const inPage = new Map<string, unknown>();

/** What is being typed under `key`, or `undefined`. Never throws. */
export function readDraft(key: string): unknown {
  if (inPage.has(key)) return inPage.get(key);
  let kept: string | null;
  try {
    kept = sessionStorage.getItem(PREFIX + key);
  } catch {
    return undefined;
  }
  if (kept === null) return undefined;
  try {
    return JSON.parse(kept) as unknown;
  } catch {
    return undefined;
  }
}

/** `undefined` forgets it. */
export function writeDraft(key: string, value: unknown): void {
  if (value === undefined) inPage.delete(key);
  else inPage.set(key, value);
  try {
    if (value === undefined) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Full or forbidden: the words are still in the page.
  }
}

/** Is something being typed there? Then its field opens by itself after a reload. */
export const hasDraft = (key: string): boolean => readDraft(key) !== undefined;

/** A form's fields as they were left, or as it starts: another version of the page may have kept them in another form. */
export function readFields<Fields>(key: string, start: Fields): Fields {
  const kept = readDraft(key);
  return kept !== undefined && isLike(kept, start) ? (kept as Fields) : start;
}

/** Fields as they start are nothing to keep. */
export const writeFields = (key: string, start: unknown, fields: unknown): void =>
  writeDraft(key, JSON.stringify(fields) === JSON.stringify(start) ? undefined : fields);

const openPlace = (dialog: string): string => `open-${dialog}`;
export const keepOpen = (dialog: string, isOpen: boolean): void =>
  writeDraft(openPlace(dialog), isOpen || undefined);
/** A dialog that was open is open again where something is typed in one of its fields. */
export const isOpenAgain = (dialog: string, fields: readonly string[]): boolean =>
  hasDraft(openPlace(dialog)) && fields.some(hasDraft);

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

/** Is a kept value of the same form as what a field starts with? An older version of the page may have left another. */
export function isLike(kept: unknown, start: unknown): boolean {
  if (kindOf(start) === 'null') return kindOf(kept) === 'null' || kindOf(kept) === 'string';
  if (kindOf(kept) !== kindOf(start)) return false;
  if (Array.isArray(start)) return (kept as unknown[]).every((each) => typeof each === 'string');
  if (typeof start !== 'object') return true;
  return Object.entries(start as object).every(([name, value]) =>
    isLike((kept as Record<string, unknown>)[name], value),
  );
}
