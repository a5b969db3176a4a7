import type { Editor } from '@tiptap/core';
import { useEffect, useReducer, useState, type JSX, type KeyboardEvent, type Ref } from 'react';
import { isRightToLeft, placeAlong } from '../design/direction.ts';
import { Icon } from '../design/Icon.tsx';
import { t } from '../words/speak.ts';
import { LinkForm } from './LinkForm.tsx';
import { SheetIcon, type SheetIconName } from './SheetIcon.tsx';
import { undoManagerOf } from './sheetSync.ts';

interface Tool {
  name: Extract<
    SheetIconName,
    'heading' | 'bold' | 'bullets' | 'numbers' | 'checks' | 'link' | 'undo' | 'redo'
  >;
  /** Set for tools that are on or off where the caret stands. */
  isOn?: (editor: Editor) => boolean;
  isAble?: (editor: Editor) => boolean;
  press: (editor: Editor) => void;
}

const undoOf = (editor: Editor) => undoManagerOf(editor.state);

const TOOLS: readonly Tool[] = [
  {
    name: 'heading',
    isOn: (editor) => editor.isActive('heading', { level: 3 }),
    isAble: (editor) => !editor.isActive('heading', { level: 2 }),
    press: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    name: 'bold',
    isOn: (editor) => editor.isActive('bold'),
    press: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: 'bullets',
    isOn: (editor) => editor.isActive('bulletList'),
    press: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'numbers',
    isOn: (editor) => editor.isActive('orderedList'),
    press: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'checks',
    isOn: (editor) => editor.isActive('taskList'),
    press: (editor) => editor.chain().focus().toggleTaskList().run(),
  },
];
const STEPS: readonly Tool[] = [
  {
    name: 'undo',
    isAble: (editor) => (undoOf(editor)?.undoStack.length ?? 0) > 0,
    press: (editor) => editor.chain().focus().undo().run(),
  },
  {
    name: 'redo',
    isAble: (editor) => (undoOf(editor)?.redoStack.length ?? 0) > 0,
    press: (editor) => editor.chain().focus().redo().run(),
  },
];

/** The sheet's buttons as one stop for Tab; arrows move between them, Escape leads back into the text. */
export function SheetToolbar({
  editor,
  isOffline,
  ref,
}: {
  editor: Editor | null;
  isOffline: boolean;
  ref: Ref<HTMLDivElement>;
}): JSX.Element {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [current, setCurrent] = useState(0);
  const [isLinking, setLinking] = useState(false);
  useEffect(() => {
    if (!editor) return undefined;
    editor.on('transaction', redraw);
    // What may be undone changes a moment after the edit itself.
    const undo = undoOf(editor);
    undo?.on('stack-item-added', redraw);
    undo?.on('stack-item-popped', redraw);
    return () => {
      editor.off('transaction', redraw);
      undo?.off('stack-item-added', redraw);
      undo?.off('stack-item-popped', redraw);
    };
  }, [editor]);

  const link: Tool = {
    name: 'link',
    isOn: (shown) => shown.isActive('link'),
    press: () => setLinking(true),
  };
  const tools = [...TOOLS, link, ...STEPS];
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === 'Escape') return void editor?.commands.focus();
    const next = placeAlong(event.key, current, tools.length, isRightToLeft());
    if (next === null) return;
    event.preventDefault();
    setCurrent(next);
    event.currentTarget.querySelectorAll<HTMLElement>('button')[next]?.focus();
  };
  return (
    <div className="sheet-tools-strip">
      <div
        className="sheet-tools"
        role="toolbar"
        aria-label={t('sheet.tools')}
        ref={ref}
        onKeyDown={move}
      >
        {tools.map((tool, index) => {
          const isAble = editor !== null && (tool.isAble?.(editor) ?? true);
          return (
            <button
              key={tool.name}
              type="button"
              className="sheet-tool"
              data-step={STEPS.includes(tool) ? '' : undefined}
              aria-label={t(`sheet.tool.${tool.name}`)}
              tabIndex={index === current ? 0 : -1}
              aria-pressed={tool.isOn ? editor !== null && tool.isOn(editor) : undefined}
              aria-disabled={!isAble}
              onFocus={() => setCurrent(index)}
              // The text keeps its selection, and a phone its keyboard.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                if (editor && isAble) tool.press(editor);
              }}
            >
              <SheetIcon name={tool.name} />
              <span className="sheet-tool-name" aria-hidden="true">
                {t(`sheet.tool.${tool.name}`)}
              </span>
            </button>
          );
        })}
      </div>
      {/* The bar says so aloud; a phone that is scrolled down sees it here. */}
      {isOffline && (
        <p className="sheet-offline">
          <Icon name="cloud-off" size={20} />
          {t('network.offline.sheet')}
        </p>
      )}
      {isLinking && editor && <LinkForm editor={editor} onClose={() => setLinking(false)} />}
    </div>
  );
}
