/** Words a person has typed into a field of the page, to be put back after everything was drawn anew. */
export interface TypedWords {
  /** The field by what no drawing and no translator changes about it. */
  field: string;
  words: string;
}

type WordField = HTMLInputElement | HTMLTextAreaElement;

const FIELDS =
  'textarea, input:not([type]), input[type="text"], input[type="search"], input[type="email"], input[type="tel"], input[type="url"], input[type="number"]';
const AROUND = 'form, dialog, section, aside, li, main';
const isWordField = (target: EventTarget | null): target is WordField =>
  target instanceof HTMLElement && target.matches(FIELDS);

/** React's own ids differ from one drawing to the next. */
const isLasting = (id: string): boolean => id !== '' && !/^(?::|«|_r)/u.test(id);

function fieldsOfPage(): Map<string, WordField> {
  const found = new Map<string, WordField>();
  for (const field of document.querySelectorAll<WordField>(FIELDS)) {
    const around = field.closest(AROUND);
    const name = isLasting(field.id)
      ? `#${field.id}`
      : `${field.localName}.${field.className} ${field.name} in ${around?.localName ?? ''}.${around?.className ?? ''}`;
    let nth = 0;
    while (found.has(`${name} ${nth}`)) nth += 1;
    found.set(`${name} ${nth}`, field);
  }
  return found;
}

const touched = new WeakSet<EventTarget>();
document.addEventListener(
  'input',
  ({ target }) => {
    if (isWordField(target)) touched.add(target);
  },
  true,
);

/** What stands in fields that somebody typed into, top to bottom. */
export const readTypedWords = (): TypedWords[] =>
  [...fieldsOfPage()]
    .filter(([, field]) => touched.has(field) && field.value.trim() !== '')
    .map(([field, { value }]) => ({ field, words: value }));

/** Types words into the fields they stood in; returns those whose fields are not on the page. */
export function typeAgain(typed: readonly TypedWords[]): TypedWords[] {
  const fields = fieldsOfPage();
  return typed.filter(({ field, words }) => {
    const element = fields.get(field);
    if (!element) return true;
    if (element.value === words) return false;
    // Past what React has put over it, so that it takes the words for typed ones.
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value') ?? {};
    set?.call(element, words);
    element.dispatchEvent(new Event('input', { bubbles: true }));
    return false;
  });
}

const placeOf = (): string => `ww-typed-${location.pathname}`;

/** Why a page is loaded anew: something in it broke, or the server was updated. */
export type WhyAnew = 'broke' | 'updated';

/** Keeps words over a reload of the page in this tab; none forgets them. */
export function keepForReload(typed: readonly TypedWords[], why: WhyAnew = 'broke'): void {
  try {
    if (typed.length === 0) sessionStorage.removeItem(placeOf());
    else sessionStorage.setItem(placeOf(), JSON.stringify({ why, typed }));
  } catch {
    // No storage: they are on the page still.
  }
}

function kept(): { why?: WhyAnew; typed?: TypedWords[] } {
  try {
    return (JSON.parse(sessionStorage.getItem(placeOf()) ?? 'null') ?? {}) as ReturnType<
      typeof kept
    >;
  } catch {
    return {};
  }
}

export const readKept = (): TypedWords[] => kept().typed ?? [];
export const whyKept = (): WhyAnew => kept().why ?? 'broke';
