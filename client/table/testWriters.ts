import { getSchema } from '@tiptap/core';
import { joinBackward, setBlockType, splitBlock, toggleMark } from '@tiptap/pm/commands';
import { Fragment, Slice, type Node, type Schema } from '@tiptap/pm/model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list';
import {
  EditorState,
  TextSelection,
  type Command,
  type Plugin,
  type PluginView,
  type Transaction,
} from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { redo, undo, yUndoPlugin, ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { sheetRoot } from '../../shared/documents/sheet.ts';
import { enterBeforeHeading } from './enterBeforeHeading.ts';
import { keepCaret } from './keepCaret.ts';
import { keepGround } from './keepGround.ts';
import { sheetExtensions } from './sheetExtensions.ts';
import { tooMuch } from './sheetLimit.ts';
import { SheetUndoManager } from './sheetUndo.ts';

export const schema: Schema = getSchema(sheetExtensions);

export const mark = (name: string) =>
  schema.marks[name] as NonNullable<(typeof schema.marks)[string]>;

export const node = (name: string) =>
  schema.nodes[name] as NonNullable<(typeof schema.nodes)[string]>;

/** What the plugins need of a view, without a page: state, dispatch, and being told. The plugins and the state are the real ones. */
export class Writer {
  readonly doc = new Y.Doc();
  state: EditorState;
  /** Not yet with the server, oldest first. */
  readonly outbox: Uint8Array[] = [];
  /** How many of the server's updates have come in. */
  heard = 0;
  readonly undoManager: SheetUndoManager;
  readonly #views: PluginView[];

  constructor(first: Uint8Array, clientId: number) {
    this.doc.clientID = clientId;
    Y.applyUpdate(this.doc, first);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') this.outbox.push(update);
    });
    this.undoManager = new SheetUndoManager(this.doc);
    // A step of undo ends where the session says so, and not where a busy machine paused for half a second: the same session on each.
    this.undoManager.captureTimeout = Number.POSITIVE_INFINITY;
    const plugins: Plugin[] = [
      ySyncPlugin(sheetRoot(this.doc)),
      yUndoPlugin({ undoManager: this.undoManager }),
      keepCaret(),
    ];
    this.state = EditorState.create({ schema, plugins });
    keepGround(this.doc);
    this.#views = plugins.flatMap((plugin) => plugin.spec.view?.(this.#asView()) ?? []);
  }

  dispatch = (transaction: Transaction): void => {
    // As the page's editor does (SheetLimit).
    if (transaction.getMeta(ySyncPluginKey) === undefined && tooMuch(transaction)) return;
    const before = this.state;
    this.state = before.apply(transaction);
    if (this.#views) for (const view of this.#views) view.update?.(this.#asView(), before);
  };

  hasFocus = (): boolean => false;

  /** Puts the caret into the text nearest to `share` (0–1) of the sheet. */
  aim(share: number): void {
    const at = Math.floor(share * this.state.doc.content.size);
    this.dispatch(this.state.tr.setSelection(TextSelection.near(this.state.doc.resolve(at))));
  }

  run(command: Command): boolean {
    return command(this.state, this.dispatch);
  }

  hear(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'server');
    this.heard += 1;
  }

  end(): void {
    for (const view of this.#views) view.destroy?.();
    this.doc.destroy();
  }

  #asView(): EditorView {
    return this as unknown as EditorView;
  }
}

export const EDITS = [
  'type',
  'split',
  'delete',
  'bold',
  'italic',
  'link',
  'quote',
  'heading',
  'plain',
  'bullets',
  'numbers',
  'checks',
  'item',
  'sink',
  'lift',
  'join',
  'paste',
  'undo',
  'redo',
  'pause',
] as const;

export const LOSSLESS = ['type', 'split', 'bold', 'italic', 'quote'] as const;

export type Edit = (typeof EDITS)[number];

export type Step = { who: number; do: Edit | 'send' | 'receive'; at: number; word: number };

export const WRITERS = 3;

export const counts = { edits: 0, concurrent: 0, undone: 0, quotes: 0, lists: 0, judged: 0 };

/** One letter that nothing else on the sheet has: it cannot be torn apart, so it is there or it is lost. */
export const letterOf = (index: number): string => String.fromCodePoint(0x4e00 + index);

export function edit(writer: Writer, step: Step, index: number): boolean {
  if (step.do !== 'undo' && step.do !== 'redo' && step.do !== 'pause') writer.aim(step.at);
  switch (step.do) {
    case 'type':
      return typed(writer, schema.text(letterOf(index)));
    case 'quote':
      counts.quotes += 1;
      return typed(
        writer,
        schema.text(letterOf(index), [mark('noteQuote').create({ color: 'blue', note: null })]),
      );
    case 'link':
      return typed(
        writer,
        schema.text(letterOf(index), [mark('link').create({ href: 'https://example.org' })]),
      );
    case 'paste': {
      const lines = [1, 2].map((line) =>
        node('paragraph').create(null, schema.text(`${letterOf(index)}${line}`)),
      );
      writer.dispatch(writer.state.tr.replaceSelection(new Slice(Fragment.from(lines), 1, 1)));
      return true;
    }
    case 'split':
      return writer.run(enterBeforeHeading) || writer.run(splitBlock);
    case 'delete': {
      const from = writer.state.selection.from;
      const to = Math.min(writer.state.doc.content.size, from + 1 + (step.word % 9));
      writer.dispatch(writer.state.tr.deleteRange(from, to));
      return true;
    }
    case 'bold':
    case 'italic': {
      const from = writer.state.selection.from;
      const end = writer.state.doc.resolve(from).end();
      if (end === from) return false;
      writer.dispatch(
        writer.state.tr.setSelection(TextSelection.create(writer.state.doc, from, end)),
      );
      return writer.run(toggleMark(mark(step.do)));
    }
    case 'heading':
      return writer.run(setBlockType(node('heading'), { level: 3 }));
    case 'plain':
      return writer.run(setBlockType(node('paragraph')));
    case 'bullets':
      counts.lists += 1;
      return writer.run(wrapInList(node('bulletList')));
    case 'numbers':
      return writer.run(wrapInList(node('orderedList')));
    case 'checks':
      return writer.run(wrapInList(node('taskList')));
    case 'item':
      return (
        writer.run(splitListItem(node('listItem'))) || writer.run(splitListItem(node('taskItem')))
      );
    case 'sink':
      return writer.run(sinkListItem(node('listItem')));
    case 'lift':
      return (
        writer.run(liftListItem(node('listItem'))) || writer.run(liftListItem(node('taskItem')))
      );
    case 'join':
      return writer.run(joinBackward);
    case 'undo':
      counts.undone += 1;
      return undo(writer.state);
    // Longer than the undo's patience: what follows is a step of its own.
    case 'pause':
      writer.undoManager.stopCapturing();
      return true;
    case 'redo':
      return redo(writer.state);
    default:
      return false;
  }
}

export function typed(writer: Writer, words: Node): boolean {
  writer.dispatch(writer.state.tr.replaceSelectionWith(words, false));
  return true;
}

/** What one person does, in order, at the sheet's beginning. */
export const alone = (who: number, ...edits: Step['do'][]): Step[] =>
  edits.map((each) => ({ who, do: each, at: 0, word: 0 }));
