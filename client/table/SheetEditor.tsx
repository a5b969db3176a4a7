import type { Editor } from '@tiptap/core';
import { useEffect, useId, useRef, useState, type JSX } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { createSheetEditor } from './createSheetEditor.ts';
import { SheetToolbar } from './SheetToolbar.tsx';
import { t } from '../words/speak.ts';

/** The sheet to write in, with its buttons. Give it a `key` per document. `onEditor` gets the editor, and `null` when it goes. */
export function SheetEditor({
  doc,
  awareness,
  label,
  isOffline,
  onEditor,
  onSay,
}: {
  doc: Y.Doc;
  awareness: Awareness;
  label: string;
  isOffline: boolean;
  onEditor: (editor: Editor | null) => void;
  onSay: (words: string) => void;
}): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const toolbar = useRef<HTMLDivElement>(null);
  const say = useRef(onSay);
  const give = useRef(onEditor);
  const hintId = useId();
  const [editor, setEditor] = useState<Editor | null>(null);
  useEffect(() => {
    say.current = onSay;
    give.current = onEditor;
  }, [onSay, onEditor]);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const made = createSheetEditor({
      element,
      doc,
      awareness,
      label,
      describedBy: hintId,
      onTooMuch: (why) => say.current(t(`sheet.tooMuch.${why}`)),
      onEscape: () => toolbar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
    });
    setEditor(made);
    give.current(made);
    return () => {
      give.current(null);
      setEditor(null);
      made.destroy();
    };
  }, [doc, awareness, label, hintId]);
  return (
    <>
      <SheetToolbar editor={editor} isOffline={isOffline} ref={toolbar} />
      <p className="ww-visually-hidden" id={hintId}>
        {t('sheet.keys')}
      </p>
      <div className="sheet-place" ref={place} />
    </>
  );
}
