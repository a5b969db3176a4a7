import type { SheetBlock, SheetText } from '../model/sheet.ts';
import { isolated, type Words } from '../words/words.ts';

const LINE_BREAKS = /\r\n|[\n\r\u0085\u2028\u2029]/u;
const EVERYWHERE = /[\\`*_[\]<>&|~$^{}]/g;
/** Headings, lists, quotes, rules, code fences, underlines of headings: what only counts where a line starts. */
const LINE_START = /^(\d{1,9})(?=[.)])|^(?=[#>+\-=:])/;
/** At a heading's end these would close it, and be gone. */
const LINE_END = /(?<=^|\s)(?=#+$)/u;
/** What parsers make links of where they see it, with or without being asked. */
const ADDRESS =
  /(?:https?|ftp):\/\/[^\s<>"]+|www\.[^\s<>"]+|[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+/giu;

const escapeWords = (text: string): string =>
  text.replace(EVERYWHERE, (char) =>
    char === '<' ? '&lt;' : char === '&' ? '&amp;' : `\\${char}`,
  );

/** Without the punctuation of the sentence it stands in; a bracket that it opened itself stays. */
function trimAddress(address: string): string {
  for (let end = address.length; ; end -= 1) {
    const last = address[end - 1] ?? '';
    const part = address.slice(0, end);
    const opens = last === ')' ? '(' : last === ']' ? '[' : null;
    const isOwn = opens !== null && part.split(opens).length >= part.split(last).length;
    if (!/[.,;:!?'"’”»)\]}*_~|\\`。、，）」]/u.test(last) || isOwn) return part;
  }
}

/**
 * An address as a link that says where it ends and what is in it: left to themselves, parsers take the backslash of an escaped sign for
 * part of the address, or see markup in it.
 */
function addressLink(address: string): string {
  // Some parsers show `%20` as a space, and hosts in brackets without them, where nothing says what to show.
  if (!/[\\`|%[]/u.test(address) && !/^www\./iu.test(address)) return `<${address}>`;
  const href = /^www\./iu.test(address)
    ? `http://${address}`
    : address.includes('://')
      ? address
      : `mailto:${address}`;
  return `[${escapeWords(address)}](<${target(href)}>)`;
}

/** Words and what follows them: an exclamation mark before a link would make a picture of it, which readers load from wherever it leads. */
const beforeLink = (words: string, next: string): string =>
  words.endsWith('!') && next.startsWith('[') ? `${words.slice(0, -1)}\\!${next}` : words + next;

/** One line of people's words, so that Markdown sees words only. Escaping hides nothing: every character of theirs is still there. */
function escapeLine(line: string, links = true): string {
  // White space in front would make code of it.
  const trimmed = line.trim();
  let safe = '';
  let at = 0;
  for (const match of links ? trimmed.matchAll(ADDRESS) : []) {
    const address = trimAddress(match[0]);
    if (
      match.index < at ||
      !/[\p{L}\p{N}]/u.test(address.replace(/^(?:(?:https?|ftp):\/\/|www(?:\.|$))/iu, ''))
    )
      continue;
    safe = beforeLink(safe + escapeWords(trimmed.slice(at, match.index)), addressLink(address));
    at = match.index + address.length;
  }
  safe += escapeWords(trimmed.slice(at));
  return safe.replace(LINE_START, (number) => `${number}\\`).replace(LINE_END, '\\');
}

/** People's words on one line: for headings, cells of tables and names. */
export const inlineWords = (text: string): string =>
  text
    .split(LINE_BREAKS)
    .map((line) => escapeLine(line))
    .filter((line) => line !== '')
    .join(' ');

/** People's words with their line breaks; lines after the first start with `indent`. `links`: addresses become links, which nest in none. */
export const blockWords = (text: string, indent = '', links = true): string =>
  text
    .split(LINE_BREAKS)
    .map((line) => escapeLine(line, links))
    .filter((line) => line !== '')
    .join(`\\\n${indent}`);

/** {@link inlineWords} among others: they keep their own direction, and the words behind them the page's. */
export const inlineOwn = (words: Words, text: string): string =>
  isolated(inlineWords(text), words.language);

/** {@link blockWords} among others, line by line: an isolate ends with its line. */
export const blockOwn = (words: Words, text: string, indent = ''): string =>
  blockWords(text, indent)
    .split(`\\\n${indent}`)
    .map((line) => isolated(line, words.language))
    .join(`\\\n${indent}`);

/** A link's target between angle brackets. */
const target = (href: string): string =>
  href.replace(/[<>\s\\`|]|&(?=#?[\da-z]+;)/giu, (char) =>
    char === '&'
      ? '&amp;'
      : /[`|]/u.test(char)
        ? `%${char.charCodeAt(0).toString(16).toUpperCase()}`
        : encodeURIComponent(char),
  );

/** Letters, digits and what belongs to them: beside these a mark always counts, whatever stands on its other side. */
const FIRST_LETTER = /[\p{L}\p{N}]/u;
const LAST_LETTER = /[\p{L}\p{N}]\p{M}*(?!.*[\p{L}\p{N}])/su;
/** Shown by nothing and no letter to anybody; keeps the marks of two neighbours from being read as one. */
const WORD_JOINER = '\u2060';

/**
 * Words with white space as it was between them and their neighbours. Marks stand directly at letters: beside punctuation or between letters
 * and punctuation (as in languages without spaces) Markdown takes them for asterisks.
 */
function markedWords(text: string, sign: string, indent: string, links: boolean): string {
  const from = sign === '' ? -1 : text.search(FIRST_LETTER);
  if (from < 0) return spacedWords(text, indent, links);
  const last = LAST_LETTER.exec(text);
  const to = last ? last.index + last[0].length : text.length;
  const inner = blockWords(text.slice(from, to), indent, links);
  // An address at the edge brings its own bracket; it is a link, and plain.
  if (/^[<[]|[>)]$/u.test(inner)) return spacedWords(text, indent, links);
  return `${spacedWords(text.slice(0, from), indent, links)}${sign}${inner}${[...sign].reverse().join('')}${spacedWords(text.slice(to), indent, links)}`;
}

function spacedWords(text: string, indent: string, links: boolean): string {
  const inner = blockWords(text, indent, links);
  if (inner === '') return LINE_BREAKS.test(text) ? `\\\n${indent}` : text === '' ? '' : ' ';
  const breakOr = (edge: string): string =>
    LINE_BREAKS.test(edge) ? `\\\n${indent}` : edge === '' ? '' : ' ';
  return `${breakOr(/^\s*/u.exec(text)?.[0] ?? '')}${inner}${breakOr(/\s*$/u.exec(text)?.[0] ?? '')}`;
}

function markedRun(words: Words, run: SheetText, indent: string): string {
  const sign = `${run.bold ? '**' : ''}${run.italic ? '*' : ''}`;
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(run.text) ?? [];
  if (core === '') return spacedWords(run.text, indent, false);
  const marked = markedWords(core, sign, indent, run.link === undefined);
  const quoted = run.note === undefined ? marked : words.say('file.quote', { words: marked });
  const whole = run.link === undefined ? quoted : `[${quoted}](<${target(run.link)}>)`;
  return `${before === '' ? '' : spacedWords(before, indent, false)}${whole}${after === '' ? '' : spacedWords(after, indent, false)}`;
}

function runsMarkdown(words: Words, runs: readonly SheetText[], indent: string): string {
  let text = '';
  for (const run of joined(runs)) {
    const next = markedRun(words, run, indent);
    text =
      text.endsWith('*') && !text.endsWith('\\*') && next.startsWith('*')
        ? `${text}${WORD_JOINER}${next}`
        : beforeLink(text, next);
  }
  // A break at either end would be a stray backslash.
  return text.replace(/^(\s|\\\n)+/u, '').replace(/(\\\n\s*|\s)+$/u, '');
}

/** Neighbours with the same marks as one: an address, or a word, that was written in two goes is still one. */
function joined(runs: readonly SheetText[]): SheetText[] {
  const all: SheetText[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    const isSame =
      last &&
      last.bold === run.bold &&
      last.italic === run.italic &&
      last.link === run.link &&
      last.note === run.note &&
      last.quoteOf === run.quoteOf;
    if (isSame) all[all.length - 1] = { ...last, text: last.text + run.text };
    else all.push(run);
  }
  return all;
}

/** A sheet's blocks as Markdown; headings of people become level 4, and quoted notes stand in the quotes of the language of `words`. `indent` stands before every line but the first. */
export function blocksMarkdown(words: Words, blocks: readonly SheetBlock[], indent = ''): string {
  return blocks
    .map((block) => {
      if (block.type === 'list') return listMarkdown(words, block, indent);
      const text = runsMarkdown(words, block.text, indent);
      if (text === '') return '';
      return block.type === 'heading' ? `#### ${text.replace(/\s*\\\n\s*/gu, ' ')}` : text;
    })
    .filter((text) => text !== '')
    .join(`\n\n${indent}`);
}

function listMarkdown(
  words: Words,
  list: Extract<SheetBlock, { type: 'list' }>,
  indent: string,
): string {
  return list.items
    .map((item, index) => {
      const marker = list.kind === 'ordered' ? `${(list.start ?? 1) + index}. ` : '- ';
      const box = list.kind === 'check' ? (item.checked ? '[x] ' : '[ ] ') : '';
      const inner = `${indent}${' '.repeat(marker.length)}`;
      return `${marker}${box}${blocksMarkdown(words, item.blocks, inner)}`.trimEnd();
    })
    .join(`\n${indent}`);
}
