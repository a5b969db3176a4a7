import { useState, type ReactElement } from 'react';
import type { Note } from '../../shared/model/note.ts';
import { FoldedTexts, hasWords, searchWords } from '../../shared/similarity/foldText.ts';
import { noteFormsOf, NoteSaid, saidOf } from '../design/NoteSaid.tsx';
import { paperFill } from '../design/paperColors.ts';
import { useDraft } from '../app/useDraft.ts';
import { Button } from '../design/Button.tsx';
import { HeldButton } from '../design/HeldButton.tsx';
import { Field } from '../design/Field.tsx';
import { PaperShape } from '../design/PaperShape.tsx';
import { t, words } from '../words/speak.ts';
import { useDesk } from '../desk/desk.ts';

/** Rows drawn at once: enough to read through, few enough for a wall of 10,000 and for a phone's thumb. */
const PAGE = 30;

interface Row extends Note {
  id: string;
  group?: number;
  isDown: boolean;
}

/** Every note with its text, newest first; taken down ones too, so that each can be put back. */
export function NotesPanel(): ReactElement {
  const { wall, view, hidden, blocked, act } = useDesk();
  const [search, setSearch] = useDraft(`search-${wall}`);
  const [limit, setLimit] = useState(PAGE);
  const [folded] = useState(() => new FoldedTexts());
  const rows: Row[] = [
    ...view.notes.map((note) => ({ ...note, isDown: false })),
    ...hidden.map((note) => ({ ...note, isDown: true })),
  ].sort((a, b) => b.seq - a.seq);
  const forms = noteFormsOf(view.session);
  const sought = searchWords(search);
  const wordsOf = ({ text, by, ...row }: Row): string => {
    const { means, fields } = saidOf(forms, row);
    return [text, by, means, ...fields.map(({ said }) => said)].join(' ');
  };
  const isFound = (row: Row): boolean => hasWords(folded.of(row.id, wordsOf(row)), sought);
  const found = sought.length === 0 ? rows : rows.filter(isFound);
  if (rows.length === 0) return <p className="console-empty">{t('console.notes.none')}</p>;
  return (
    <>
      <Field
        label={t('console.notes.search')}
        type="search"
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setLimit(PAGE);
        }}
        autoComplete="off"
      />
      <p className="ww-visually-hidden" role="status">
        {sought.length === 0 ? '' : t('console.found', { count: found.length })}
      </p>
      {found.length === 0 ? <p className="console-empty">{t('console.notes.noneFound')}</p> : null}
      <ul className="side-list" aria-label={t('console.notes.list')}>
        {found.slice(0, limit).map((row) => (
          <li key={row.id} data-note={row.id} data-down={row.isDown ? '' : undefined}>
            <div className="note-text">
              <span className="note-paper" style={{ background: paperFill(row.color) }}>
                <PaperShape color={row.color} size={10} />
              </span>
              <span dir="auto">{row.text}</span>
            </div>
            <NoteSaid of={forms} note={row} />
            <p className="side-meta">
              {row.isDown ? `${t('console.notes.isDown')} · ` : ''}
              {row.by ? (
                <>
                  <bdi>{row.by}</bdi> ·{' '}
                </>
              ) : (
                ''
              )}
              {row.group === undefined
                ? ''
                : `${t('console.notes.group', { number: row.group })} · `}
              {words().time(row.at)}
            </p>
            <HeldButton
              variant="quiet"
              held={blocked}
              aria-label={t(row.isDown ? 'console.putBack.label' : 'console.takeDown.label', {
                text: row.text.slice(0, 80),
              })}
              onClick={() => void act({ kind: 'hide', notes: [row.id], hidden: !row.isDown })}
            >
              {t(row.isDown ? 'console.putBack' : 'console.takeDown')}
            </HeldButton>
          </li>
        ))}
      </ul>
      {found.length > limit ? (
        <Button className="side-more" onClick={() => setLimit(limit + PAGE)}>
          {t('console.showMore', { count: Math.min(PAGE, found.length - limit) })}
        </Button>
      ) : null}
    </>
  );
}
