import type { Extensions } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { Link } from '@tiptap/extension-link';
import { BulletList, ListItem, OrderedList, TaskItem, TaskList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { isSafeHref, SHEET_HEADING_LEVELS } from '../../shared/model/sheet.ts';
import { backspaceAfterQuestion } from './backspaceAfterQuestion.ts';
import { enterBeforeHeading } from './enterBeforeHeading.ts';
import { NoteQuote } from './noteQuote.ts';
import { t } from '../words/speak.ts';

const AUTO = { HTMLAttributes: { dir: 'auto' } };
/** Highest number a list may start with; also what a broken or absurd one falls back from. */
const HIGHEST_START = 9_999;

const SheetHeading = Heading.extend({
  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      Enter: ({ editor }) => enterBeforeHeading(editor.state, editor.view.dispatch),
      Backspace: ({ editor }) => backspaceAfterQuestion(editor.state),
    };
  },
  addAttributes() {
    return { level: { default: 3, rendered: false } };
  },
  // Headings from elsewhere become plain ones: only this sheet's questions carry numbers.
  parseHTML: () => [
    { tag: 'h2[data-question]', attrs: { level: 2 } },
    ...[1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: 3 } })),
  ],
  renderHTML({ node, HTMLAttributes }) {
    return node.attrs['level'] === 2
      ? ['h2', { ...HTMLAttributes, dir: 'auto', 'data-question': '' }, 0]
      : ['h3', { ...HTMLAttributes, dir: 'auto' }, 0];
  },
});

const SheetOrderedList = OrderedList.extend({
  addAttributes() {
    return {
      start: {
        default: 1,
        parseHTML: (element: HTMLElement) => cleanStart(element.getAttribute('start')),
      },
      type: { default: null, rendered: false, parseHTML: () => null },
    };
  },
});

function cleanStart(value: string | null): number {
  const start = Number.parseInt(value ?? '', 10);
  return start >= 1 && start <= HIGHEST_START ? start : 1;
}

/** Only the address is anybody's to choose; where and how a link opens is ours, and the same for all. */
const SheetLink = Link.extend({
  addAttributes() {
    return {
      href: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('href') },
    };
  },
}).configure({
  openOnClick: false,
  autolink: true,
  linkOnPaste: true,
  defaultProtocol: 'https',
  HTMLAttributes: { target: '_blank', rel: 'noopener noreferrer nofollow', dir: 'auto' },
  isAllowedUri: (url) => isSafeHref(url),
});

/**
 * What a sheet is made of: exactly the nodes, attributes and marks of `shared/model/sheet.ts`. Whatever else is pasted is left out by the
 * schema. List items take blocks in any order, so that a merge of two people's edits never makes one that no schema knows, which
 * the editor would throw away with its words.
 */
export const sheetExtensions: Extensions = [
  Document,
  Paragraph.configure(AUTO),
  Text,
  HardBreak,
  SheetHeading.configure({ levels: [...SHEET_HEADING_LEVELS] }),
  BulletList,
  SheetOrderedList,
  ListItem.extend({ content: 'block+' }),
  TaskList,
  TaskItem.extend({ content: 'block+' }).configure({
    nested: true,
    a11y: { checkboxLabel: (node) => node.textContent.trim() || t('sheet.emptyItem') },
  }),
  Bold,
  Italic,
  SheetLink,
  NoteQuote,
];
