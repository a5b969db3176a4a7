import { useState, type FormEvent, type ReactElement } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import { hasDraft } from '../app/drafts.ts';
import { useDraftOf } from '../app/useDraft.ts';
import { calledName } from '../../shared/model/names.ts';
import { Button } from '../design/Button.tsx';
import { HeldButton } from '../design/HeldButton.tsx';
import { Field } from '../design/Field.tsx';
import { NumberBadge } from '../design/NumberBadge.tsx';
import { t, words } from '../words/speak.ts';
import { ConfirmDialog } from '../desk/ConfirmDialog.tsx';
import { useDesk } from '../desk/desk.ts';
import type { VisitRow } from '../desk/galleryLists.ts';

/** Rows drawn at once. */
const PAGE = 30;

/** What visitors left at the posters: questions without an answer first, then the newest. Each can be answered or taken down. */
export function VisitsPanel(): ReactElement {
  const { view, blocked, run, commands } = useDesk();
  const [limit, setLimit] = useState(PAGE);
  const [leaving, setLeaving] = useState<VisitRow | null>(null);
  const waits = (visit: VisitRow): number => Number(visit.kind === 'question' && !visit.answer);
  const rows = [...view.gallery.visits].reverse().sort((a, b) => waits(b) - waits(a));
  const numbers = new Map(view.session.tables.map((table) => [table.tableId, table.number]));
  if (rows.length === 0) return <p className="console-empty">{t('console.visits.none')}</p>;
  return (
    <>
      <ul className="side-list" aria-label={t('console.visits.list')}>
        {rows.slice(0, limit).map((visit) => (
          <li key={visit.id} data-visit={visit.id}>
            <p className="side-meta visit-meta">
              <NumberBadge number={numbers.get(visit.table) ?? 0} />{' '}
              <span>
                {t(`console.visits.${visit.kind}`, {
                  name: calledName(words(), visit.by),
                  time: words().time(visit.at),
                })}
              </span>
            </p>
            <HeldButton
              variant="quiet"
              held={blocked}
              aria-label={
                visit.text === ''
                  ? t('console.takeDown.mightJoin')
                  : t('console.takeDown.label', { text: visit.text.slice(0, 80) })
              }
              onClick={() => setLeaving(visit)}
            >
              {t('console.takeDown')}
            </HeldButton>
            <div className="visit-row">
              {visit.text === '' ? null : (
                <p className="visit-text" dir="auto">
                  {visit.text}
                </p>
              )}
              {visit.answer ? (
                <p className="visit-answer" dir="auto">
                  {visit.answer.text}
                </p>
              ) : null}
              {visit.kind === 'question' ? <AnswerForm visit={visit} /> : null}
            </div>
          </li>
        ))}
      </ul>
      {rows.length > limit ? (
        <Button className="side-more" onClick={() => setLimit(limit + PAGE)}>
          {t('console.showMore', { count: Math.min(PAGE, rows.length - limit) })}
        </Button>
      ) : null}
      {leaving ? (
        <ConfirmDialog
          title={t('console.visits.takeDown.ask')}
          text={t('console.visits.takeDown.text')}
          confirm={t('console.visits.takeDown.go')}
          isHarm
          onClose={() => setLeaving(null)}
          onConfirm={() =>
            run(() => commands.takeBackVisit(leaving.id), t('console.visits.takenDown'))
          }
        />
      ) : null}
    </>
  );
}

function AnswerForm({ visit }: { visit: VisitRow }): ReactElement | null {
  const { blocked, run, commands } = useDesk();
  // `was`: what she knows to be answered, and wants her words instead of.
  const [{ words: text, was }, setFields, forget] = useDraftOf(`answer-console-${visit.id}`, {
    words: '',
    was: '',
  });
  const [isOpen, setOpen] = useState(() => hasDraft(`answer-console-${visit.id}`));
  const answer = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (text.trim() === '') return;
    const isTaken = await run(
      () => commands.answerVisit(visit.id, text.trim(), [was]),
      t('console.visits.answered'),
    );
    if (isTaken) forget();
    // Answered by somebody else meanwhile, perhaps: that stands above hers now, and the next press puts hers instead.
    else setFields({ words: text, was: visit.answer?.text ?? '' });
  };
  // An answer that came while nothing was typed is enough; one that came while words were typed takes them from nobody.
  if (visit.answer && text === '') return null;
  if (!isOpen)
    return (
      <div>
        <HeldButton
          held={blocked}
          aria-label={t('console.visits.answer.label', { question: visit.text.slice(0, 80) })}
          onClick={() => setOpen(true)}
        >
          {t('console.visits.answer')}
        </HeldButton>
      </div>
    );
  return (
    <form className="answer-form" onSubmit={(event) => void answer(event)}>
      <Field
        autoFocus
        label={t('console.visits.answer.field')}
        value={text}
        maxLength={LIMITS.visitTextChars}
        autoComplete="off"
        onChange={(event) => setFields({ words: event.target.value, was })}
      />
      <HeldButton type="submit" disabled={text.trim() === ''} held={blocked}>
        {t('console.visits.answer')}
      </HeldButton>
    </form>
  );
}
