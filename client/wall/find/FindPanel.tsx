import { useEffect, useRef, useState, type ReactNode } from 'react';
import { WallIcon } from '../WallIcon.tsx';
import './find.css';
import type { Finder } from './Finder.ts';
import { focusCurrent } from './focusCurrent.ts';
import { LookAlikes } from './LookAlikes.tsx';
import { MoreLikeThis } from './MoreLikeThis.tsx';
import { SearchForm } from './SearchForm.tsx';
import { isEscape } from '../../design/keys.ts';
import { t } from '../../words/speak.ts';

const titleOf = (kind: 'search' | 'more-like' | 'look-alikes'): string =>
  t(kind === 'search' ? 'find.notes' : kind === 'more-like' ? 'find.like' : 'find.alikes');

/**
 * The compact panel for finding notes, beside the wall or above the outline; not modal, everything else goes on working. Escape closes it
 * and puts the keyboard at the note that was found last, or back to where it was.
 */
export function FindPanel({
  finder,
  prompts,
  asking,
  isInOutline,
}: {
  finder: Finder;
  /** The wall's questions. */
  prompts: readonly string[];
  asking: string | null;
  /** New groups are named in the outline. */
  isInOutline: boolean;
}) {
  const [opener] = useState(() =>
    document.activeElement instanceof HTMLElement && document.activeElement !== document.body
      ? document.activeElement
      : null,
  );
  const { panel } = finder.state;
  if (panel.kind === 'closed') return null;
  const close = (): void => {
    finder.close();
    focusCurrent(finder, opener);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape anywhere inside closes it; each control has its own keys
    <section
      className="find-panel"
      id="find"
      aria-label={titleOf(panel.kind)}
      onKeyDown={(event) => {
        if (!isEscape(event)) return;
        event.stopPropagation();
        close();
      }}
    >
      {panel.kind === 'search' && (
        <SearchForm finder={finder} prompts={prompts} asking={asking} onClose={close} />
      )}
      {panel.kind === 'more-like' && (
        <>
          <Head key={panel.kind} title={titleOf(panel.kind)} onClose={close} />
          <MoreLikeThis finder={finder} panel={panel} isInOutline={isInOutline} />
        </>
      )}
      {panel.kind === 'look-alikes' && (
        <>
          <Head key={panel.kind} title={titleOf(panel.kind)} onClose={close} />
          <LookAlikes finder={finder} panel={panel} />
        </>
      )}
    </section>
  );
}

/** The title takes the keyboard, so that what follows is read in order. */
function Head({ title, onClose }: { title: ReactNode; onClose: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <header className="find-head">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <button
        type="button"
        className="wall-button wall-button-icon"
        aria-label={t('design.close')}
        onClick={onClose}
      >
        <WallIcon name="close" size={20} />
      </button>
    </header>
  );
}
