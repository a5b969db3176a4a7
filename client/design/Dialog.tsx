import { useId, useLayoutEffect, useRef, type JSX, type ReactNode } from 'react';
import { t } from '../words/speak.ts';
import { Icon } from './Icon.tsx';
import { isComposing } from './keys.ts';
import { openDialogs } from './SaidAbove.tsx';
import './Dialog.css';

/** A modal question or sheet on the platform's own `<dialog>`: focus stays inside, Escape closes, focus returns. Mount it to open it. */
export function Dialog({
  title,
  onClose,
  children,
  actions,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  actions?: ReactNode;
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const said = useRef<HTMLDivElement>(null);
  const titleId = useId();
  // Escape then gives up a word, not what was written in the dialog.
  const composing = useRef(false);
  // Before it leaves the page: a dialog closed afterwards gives the focus back to nobody.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    const forget = said.current ? openDialogs.open(said.current) : null;
    return () => {
      forget?.();
      element?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="ww-dialog"
      aria-labelledby={titleId}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isComposing(event)) event.preventDefault();
      }}
      onCancel={(event) => {
        event.preventDefault();
        if (!composing.current) onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="ww-dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button
          type="button"
          className="ww-dialog-close"
          aria-label={t('design.close')}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      <div className="ww-dialog-body">
        {children}
        {actions && <div className="ww-dialog-actions">{actions}</div>}
      </div>
      <div ref={said} className="ww-dialog-said" role="status" />
    </dialog>
  );
}
