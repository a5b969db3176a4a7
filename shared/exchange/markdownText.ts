import type { SheetBlock, SheetText } from '../model/sheet.ts';

const LINE_BREAKS = /\r\n|[\n\r\u0085\u2028\u2029]/u;
const EVERYWHERE = /[\\`*_[\]<>&|~$^{}]/g;
/** Headings, lists, quotes, rules, code fences, underlines of headings: what only counts where a line starts. */
const LINE_START = /^(\d{1,9})(?=[.)])|^(?=[#>+\-=:])/;

/** One line of people's words, so that Markdown sees words only. Escaping hides nothing: every character of theirs is still there. */
function escapeLine(line: string): string {
  // White space in front would make code of it.
  const trimmed = line.trim();
  const safe = trimmed.replace(EVERYWHERE, (char) => (char === '<' ? '&lt;' : char === '&' ? '&amp;' : `\\${char}`));
  return safe.replace(LINE_START, (number) => `${number}\\`);
}

/** People's words on one line: for headings, cells of tables and names. */
export const inlineWords = (text: string): string => text.split(LINE_BREAKS).map(escapeLine).filter((line) => line !== '').join(' ');

/** People's words with their line breaks; lines after the first start with `indent`. */
export const blockWords = (text: string, indent = ''): string =>
  text.split(LINE_BREAKS).map(escapeLine).filter((line) => line !== '').join(`\\\n${indent}`);

/** A link's target between angle brackets. */
const target = (href: string): string => href.replace(/[<>\s\\]/gu, (char) => encodeURIComponent(char));

/** Marks around words; white space stays outside, where Markdown wants it. */
function markedRun(run: SheetText, indent: string): string {
  const inner = blockWords(run.text, indent);
  if (inner === '') return LINE_BREAKS.test(run.text) ? `\\\n${indent}` : run.text === '' ? '' : ' ';
  const [before, after] = [/^\s/u.test(run.text) ? ' ' : '', /\s$/u.test(run.text) ? ' ' : ''];
  const sign = `${run.bold ? '**' : ''}${run.italic ? '*' : ''}`;
  const quoted = run.note === undefined ? inner : `“${inner}”`;
  const marked = `${sign}${quoted}${[...sign].reverse().join('')}`;
  return `${before}${run.link === undefined ? marked : `[${marked}](<${target(run.link)}>)`}${after}`;
}

function runsMarkdown(runs: readonly SheetText[], indent: string): string {
  const text = runs.map((run) => markedRun(run, indent)).join('');
  // A break at either end would be a stray backslash.
  return text.replace(/^(\s|\\\n)+/u, '').replace(/(\\\n\s*|\s)+$/u, '');
}

/** A sheet's blocks as Markdown; headings of people become level 4. `indent` stands before every line but the first. */
export function blocksMarkdown(blocks: readonly SheetBlock[], indent = ''): string {
  return blocks.map((block) => {
    if (block.type === 'list') return listMarkdown(block, indent);
    const text = runsMarkdown(block.text, indent);
    if (text === '') return '';
    return block.type === 'heading' ? `#### ${text.replace(/\s*\\\n\s*/gu, ' ')}` : text;
  }).filter((text) => text !== '').join(`\n\n${indent}`);
}

function listMarkdown(list: Extract<SheetBlock, { type: 'list' }>, indent: string): string {
  return list.items.map((item, index) => {
    const marker = list.kind === 'ordered' ? `${index + 1}. ` : '- ';
    const box = list.kind === 'check' ? (item.checked ? '[x] ' : '[ ] ') : '';
    const inner = `${indent}${' '.repeat(marker.length)}`;
    return `${marker}${box}${blocksMarkdown(item.blocks, inner)}`.trimEnd();
  }).join(`\n${indent}`);
}
