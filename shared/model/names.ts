import { cleanName, isName } from './cleanName.ts';
import type { Words } from '../words/words.ts';
import type { NamesSetting, Role } from './person.ts';

/**
 * Names as people have them: in any script and order, of one word or six, with titles before and letters behind. Nothing here decides
 * which part is the family's: a short form is the first word that is no title, with the words that it is nothing without, and only where
 * it tells its bearer apart.
 */

/** Titles, without their full stops, lower case. Words that are also given names (Don, Anh, Pan) are left out. */
const TITLES = new Set(
  (
    'dr drs dra dras prof profa professor professorin mr mrs ms miss mx mister sir dame lady lord rev reverend revd hon fr sr sra srta sres dipl-ing ing ir mag med phil univ univ-prof ' +
    'herr frau herrn fräulein señor señora señorita doña monsieur madame mademoiselle mme mlle mmes maître me signor signora signorina sig dott dottssa prof.ssa avv mgr mgra mudr judr phdr bc pán paní ' +
    'dhr mevr mw mej hr fru frk matua whaea kaumātua tohunga bapak ibu ustadz ustaz haji hajjah datuk dato shri sri smt kumari pandit ' +
    'г-н г-жа господин госпожа доктор професор профессор проф д-р пан пані κ κος κα δρ καθ κύριος κυρία κυρια κυριος ' +
    'د أ م دكتور الدكتور دكتورة الدكتورة أستاذ الأستاذ أستاذة السيد السيدة سيد سيدة الشيخ شيخ آقای خانم دکتر مهندس استاد ' +
    "ד״ר דר ד\"ר ד'ר פרופ פרופ' פרופסור מר גב גב' גברת הרב श्री श्रीमती सुश्री डॉ डॉक्टर प्रो डा पंडित ড ডা ডঃ জনাব বেগম ดร คุณ นาย นาง นางสาว ศ"
  )
    .split(' ')
    .map((title) => title.normalize('NFC')),
);
/** Letters of learning and line behind a name. */
const LETTERS_BEHIND = new Set(
  'phd md msc bsc ba ma mba dphil llm llb esq jd dds rn mp qc kc cbe obe mbe'.split(' '),
);

/** Beginnings of names that are none by themselves: "servant", "father of", "mother of", "son of", "daughter of". */
const BEGINNINGS = new Set(
  'عبد أبو ابو أبي ابي أبا أم ام ابن إبن بن بنت abd abdul abdel abu umm ibn bint'.split(' '),
);
/** Between such a beginning and what it begins, where it stands apart. */
const ARTICLES = new Set(['ال', 'al', 'el', 'ul']);
/** Vowel marks and the stroke that makes a word longer are no letters. */
const ARABIC_MARKS = /[\u064b-\u0652\u0640]/gu;

const bareWord = (word: string): string =>
  word.toLowerCase().replace(/^[([{«“"']+|[.,;:)\]}»”"]+$/gu, '');
const isTitle = (word: string): boolean =>
  TITLES.has(bareWord(word)) || TITLES.has(bareWord(word).replace(/\./g, ''));
const isLettersBehind = (word: string): boolean =>
  LETTERS_BEHIND.has(bareWord(word).replace(/\./g, ''));

/** A name's words without titles, letters behind it, and pictures. Somebody who is nothing but a title keeps it. */
export function nameWords(name: string): string[] {
  const words = cleanName(name).split(' ').filter(isName);
  let from = 0;
  while (from < words.length && isTitle(words[from] ?? '')) from += 1;
  let to = words.length;
  while (to > from + 1 && isLettersBehind(words[to - 1] ?? '')) to -= 1;
  return from === words.length ? words : words.slice(from, to);
}

/** What somebody is called by where one word is shown: `Dr. Jane Smith, PhD` → `Jane`; more where the first is no name: `Abu Bakr Salim` → `Abu Bakr`. */
export function firstWord(name: string): string {
  const words = nameWords(name);
  const plain = words.map((word) => bareWord(word).replace(ARABIC_MARKS, ''));
  let last = 0;
  while (
    last < words.length - 1 &&
    (BEGINNINGS.has(plain[last] ?? '') || (last > 0 && ARTICLES.has(plain[last] ?? '')))
  )
    last += 1;
  return (words.slice(0, last + 1).join(' ') || cleanName(name)).replace(/,$/u, '');
}

/** Signs as people see them, none cut in two; without `Intl.Segmenter` letters with their marks and joined pictures. */
export function graphemes(text: string): string[] {
  if (typeof Intl.Segmenter === 'function')
    return Array.from(
      new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text),
      ({ segment }) => segment,
    );
  return text.match(/\P{M}(?:\u200d\P{M}|[\p{M}\p{Emoji_Modifier}\ufe0f])*/gu) ?? [];
}

/** "Hana Tūhoe" → "HT", "Dr. Öz" → "Ö"; at most two signs, none for whoever has no name. */
export function initialsOf(name: string | undefined): string {
  const words = nameWords(name ?? '').map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ''));
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => graphemes(word ?? '')[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** Longer ones are cut where a label has little room; the whole name stays in lists and titles. */
export const LABEL_SIGNS = 24;

/** For a label beside other things: at most {@link LABEL_SIGNS} signs, the last an ellipsis where something is missing. */
export function clipName(name: string, most = LABEL_SIGNS): string {
  if (name.length <= most) return name;
  const signs = graphemes(name);
  return signs.length <= most
    ? name
    : `${signs
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** What others see of a name under the wall's setting; `undefined` means nothing is shown. */
export function shownName(name: string | undefined, names: NamesSetting): string | undefined {
  const clean = cleanName(name ?? '');
  if (!isName(clean) || names === 'anonymous') return undefined;
  return names === 'first' ? firstWord(clean) : clean;
}

/** What somebody does here, where that is known and says who she is. */
const roleOf = (role: Role | undefined): 'facilitator' | 'volunteer' | 'guest' =>
  role === 'facilitator' || role === 'volunteer' ? role : 'guest';

/** What to call a person by herself: her name, else what she does here where that is known, else a guest. */
export function calledName(words: Words, name: string | undefined, role?: Role): string {
  const clean = cleanName(name ?? '');
  return isName(clean) ? clean : words.say(`role.${roleOf(role)}`);
}

/** The same in the middle of a sentence: "Ana", "a guest". */
export function calledInSentence(words: Words, name: string | undefined, role?: Role): string {
  const clean = cleanName(name ?? '');
  return isName(clean) ? clean : words.say(`role.${roleOf(role)}.inSentence`);
}

/** "1 guest", "3 guests". */
export const guestsInWords = (words: Words, count: number): string =>
  words.say('role.guests', { count });

/** How a person is called among those who stand beside her. */
export interface Called {
  /** Her whole name, with a number where somebody else here has the same. */
  whole: string;
  /** One word, or as few as make a name, where that is enough to tell her apart, else as `whole`; cut to a label's length. */
  short: string;
}

const fold = (name: string): string => name.normalize('NFKC').toLowerCase();

function repeated(names: readonly string[]): Set<string> {
  const seen = new Set<string>();
  return new Set(names.map(fold).filter((name) => seen.size === seen.add(name).size));
}

/** The same names, those that are there twice with a number behind. Numbers rise in the order given. */
function numbered(
  names: readonly string[],
  always: (index: number) => boolean,
  print: (name: string, number: number, index: number) => string,
): string[] {
  const twice = repeated(names);
  const taken = new Set(names.map(fold));
  const counts = new Map<string, number>();
  return names.map((name, index) => {
    if (!twice.has(fold(name)) && !always(index)) return name;
    let number = counts.get(fold(name)) ?? 0;
    let next: string;
    do {
      number += 1;
      next = print(name, number, index);
    } while (taken.has(fold(next)));
    counts.set(fold(name), number);
    return next;
  });
}

/**
 * What to call people who are shown beside each other, in their order: the short form is unique among them, else it is the whole name;
 * whole names that are equal get a number. Whoever has no name is `Guest 1`, `Guest 2` in the order given, or, with `roles`, what she does
 * here: words that are no name, and are never shortened to one. `names`: as the wall shows them.
 */
export function callPeople(
  words: Words,
  names: readonly (string | undefined)[],
  roles?: readonly (Role | undefined)[],
): Called[] {
  const isNameless = names.map((name) => !isName(cleanName(name ?? '')));
  const isGuest = isNameless.map((nameless) => nameless && roles === undefined);
  const wholes = numbered(
    names.map((name, index) => calledName(words, name, roles?.[index])),
    (index) => isGuest[index] === true,
    (name, number, index) =>
      isGuest[index] ? words.say('role.guest.number', { number }) : `${name} (${number})`,
  );
  const firsts = names.map((name, index) =>
    isNameless[index] ? (wholes[index] ?? '') : firstWord(name ?? ''),
  );
  const clashes = repeated(firsts);
  const shorts = firsts.map((first, index) =>
    clashes.has(fold(first)) ? (wholes[index] ?? '') : first,
  );
  const clipped = shorts.map((short) => clipName(short));
  const clippedTwice = repeated(clipped);
  return wholes.map((whole, index) => ({
    whole,
    short: clippedTwice.has(fold(clipped[index] ?? '')) ? whole : (clipped[index] ?? whole),
  }));
}
