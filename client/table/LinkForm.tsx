import type { Editor } from '@tiptap/core';
import { useState, type FormEvent, type JSX } from 'react';
import { isSafeHref } from '../../shared/model/sheet.ts';
import { Button, LinkButton } from '../design/Button.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { Field } from '../design/Field.tsx';
import { t } from '../words/speak.ts';

/** What people type as an address → one that may be stored, or `null`: `example.org` gets its scheme, anything that runs gets nothing. */
export function toHref(typed: string): string | null {
  const text = typed.trim();
  const isWhole: boolean = isSafeHref(text);
  if (isWhole) return text;
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)) return `mailto:${text}`;
  const withScheme = `https://${text}`;
  return /^[^\s:@/]+\.[^\s:@]+/.test(text) && isSafeHref(withScheme) ? withScheme : null;
}

/** Asks where the marked words lead; without marked words the address itself is written. */
export function LinkForm({
  editor,
  onClose,
}: {
  editor: Editor;
  onClose: () => void;
}): JSX.Element {
  const [before] = useState(() => String(editor.getAttributes('link')['href'] ?? ''));
  const [typed, setTyped] = useState(before);
  const [refusal, setRefusal] = useState<string | null>(null);
  const close = (): void => {
    onClose();
    editor.commands.focus();
  };
  const keep = (event: FormEvent): void => {
    event.preventDefault();
    const href = toHref(typed);
    if (href === null) return setRefusal(t('sheet.link.refused'));
    const chain = editor.chain().focus();
    if (before === '' && editor.state.selection.empty) {
      chain
        .insertContent([
          { type: 'text', text: typed.trim(), marks: [{ type: 'link', attrs: { href } }] },
          { type: 'text', text: ' ' },
        ])
        .run();
    } else chain.extendMarkRange('link').setLink({ href }).run();
    onClose();
  };
  return (
    <Dialog title={t(before ? 'sheet.link.change' : 'sheet.link.make')} onClose={close}>
      <form className="table-form" onSubmit={keep}>
        <Field
          label={t('sheet.link.where')}
          value={typed}
          refusal={refusal}
          autoComplete="off"
          inputMode="url"
          placeholder="https://…"
          autoFocus
          dir="ltr"
          onChange={(event) => {
            setTyped(event.target.value);
            setRefusal(null);
          }}
        />
        <div className="ww-dialog-actions">
          {isSafeHref(before) && (
            <LinkButton
              variant="quiet"
              icon="open"
              href={before}
              target="_blank"
              rel="noopener noreferrer nofollow"
            >
              {t('sheet.link.open')}
            </LinkButton>
          )}
          {before !== '' && (
            <Button
              onClick={() => {
                editor.chain().focus().extendMarkRange('link').unsetLink().run();
                onClose();
              }}
            >
              {t('sheet.link.remove')}
            </Button>
          )}
          <Button type="submit" variant="filled">
            {t('sheet.link.keep')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
