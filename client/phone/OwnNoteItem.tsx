import { useEffect, useRef, type JSX, type ReactNode } from 'react';
import { Button } from '../design/Button.tsx';
import { CopyButton } from '../design/CopyButton.tsx';
import { Icon, type IconName } from '../design/Icon.tsx';
import { PaperShape } from '../design/PaperShape.tsx';
import type { NoteStanding, ShownNote } from './ownNotes.ts';
import { keptWords } from './keptWords.ts';
import { useSlow } from './useSlow.ts';
import { mayWorkLater, noteRefusal } from '../meeting/words/noteProblems.ts';
import { t, words } from '../words/speak.ts';
import { paperName } from '../../shared/model/note.ts';
import { T } from '../words/T.tsx';

function standingWords(standing: NoteStanding): { icon: IconName; words: string } {
  switch (standing.state) {
    case 'saved':
    case 'on-wall':
      return { icon: 'check', words: t('phone.note.onWall') };
    case 'sending':
      return { icon: 'sending', words: t('phone.sending') };
    case 'kept':
      return keptWords(standing.waitsFor);
    case 'hidden':
      return { icon: 'eye-off', words: t('phone.note.hidden') };
    case 'refused':
      return {
        icon: 'warning',
        words: noteRefusal(standing.wanted, standing.code, standing.detail),
      };
  }
}

/** One of my notes: its paper, how far it is, and what I can do with it. `settled`: tables are open, its text stays; `justEdited`: focus comes back here. */
export function OwnNoteItem({
  note,
  fields,
  fieldsRefusal,
  over,
  settled,
  justEdited,
  onEdit,
  onRetry,
  onInstead,
  onDrop,
  onWithdraw,
  onKeep,
}: {
  note: ShownNote;
  /** What it says beyond its text, and what is wrong with that, as far as this page knows. */
  fields: ReactNode;
  fieldsRefusal: string;
  over: boolean;
  settled: boolean;
  justEdited: boolean;
  onEdit: () => void;
  onRetry: () => void;
  /** Puts these words over what the wall shows by now. */
  onInstead: () => void;
  onDrop: () => void;
  onWithdraw: () => void;
  /** Gives up taking it down. */
  onKeep: () => void;
}): JSX.Element {
  const edit = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (justEdited) edit.current?.focus();
  }, [justEdited]);
  const { icon, words: standing } = standingWords(note.standing);
  const slow = useSlow(note.standing.state === 'sending');
  const refused = note.standing.state === 'refused' ? note.standing : null;
  const short = note.text.length > 40 ? `${note.text.slice(0, 40)}…` : note.text;
  return (
    <>
      <p className="own-paper" dir="auto" data-color={note.color}>
        {note.text}
        <span className="ww-visually-hidden"> ({paperName(words(), note.color)})</span>
        <PaperShape color={note.color} size={13} />
      </p>
      {fields}
      <div className="own-foot">
        <p className="own-state" role={refused ? 'alert' : undefined}>
          <Icon name={icon} size={20} />
          {slow
            ? t('network.slow')
            : (refused?.code === 'invalid-field' && fieldsRefusal) || standing}
        </p>
        {!over && !refused && (
          <div className="own-actions">
            {!settled && note.standing.state !== 'hidden' && (
              <button
                ref={edit}
                type="button"
                aria-label={t('phone.note.editThis', { note: short })}
                onClick={onEdit}
              >
                {t('phone.note.edit')}
              </button>
            )}
            <button
              type="button"
              aria-label={t('phone.note.takeDownThis', { note: short })}
              onClick={onWithdraw}
            >
              {t('phone.note.takeDown')}
            </button>
          </div>
        )}
      </div>
      {refused && (
        <div className="own-refused">
          {refused.code === 'changed-meanwhile' && note.onWall !== null && (
            <p className="own-other">
              <T k="phone.note.wallNow" with={{ note: note.onWall, q: <q dir="auto" /> }} />
            </p>
          )}
          {refused.code === 'changed-meanwhile' && !over && !settled && (
            <Button onClick={onInstead}>
              {t(note.known ? 'phone.note.instead' : 'phone.note.anew')}
            </Button>
          )}
          {!over && mayWorkLater(refused.code) && (
            <Button onClick={onRetry}>
              {t(refused.wanted === 'put' ? 'phone.note.sendAgain' : 'app.tryAgain')}
            </Button>
          )}
          {refused.wanted === 'withdraw' ? (
            <Button onClick={onKeep}>{t('phone.note.leave')}</Button>
          ) : (
            <>
              {!over && !settled && refused.code !== 'note-gone' && (
                <Button icon="pencil" onClick={onEdit}>
                  {t('phone.note.edit')}
                </Button>
              )}
              <CopyButton text={note.text} label={t('phone.note.copy')} />
              <Button variant="harm" onClick={onDrop}>
                {t(
                  refused.code === 'changed-meanwhile' && note.known
                    ? 'phone.note.leaveWall'
                    : note.known
                      ? 'phone.note.dropChange'
                      : 'app.throwAway',
                )}
              </Button>
            </>
          )}
        </div>
      )}
    </>
  );
}
