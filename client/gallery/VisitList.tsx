import { useState, type JSX } from 'react';
import { mayAccept, mayTakeAway } from '../../shared/access/words.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import { calledName } from '../../shared/model/names.ts';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { hasDraft } from '../app/drafts.ts';
import { useDraftOf } from '../app/useDraft.ts';
import { Button } from '../design/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { posterOf, type Gallery } from './gallery.ts';
import { someNames } from '../words/someNames.ts';
import { saidAlready } from '../meeting/leftAtTable.ts';
import type { VisitRow } from '../meeting/pending/galleryRows.ts';
import { fateOf } from '../meeting/words/fateWords.ts';
import { PendingNote } from './PendingNote.tsx';
import { SentenceField } from './SentenceField.tsx';
import { t, words } from '../words/speak.ts';
import { HIDDEN, T } from '../words/T.tsx';

/**
 * What visitors left at a poster, newest first, with answers; whoever sits at the table can answer.
 */
export function VisitList({
  gallery,
  poster,
  mayAnswer,
}: {
  gallery: Gallery;
  poster: PosterView;
  mayAnswer: boolean;
}): JSX.Element {
  const here = gallery.visits.filter((visit) => visit.table === poster.tableId);
  const joins = here.filter((visit) => visit.kind === 'join');
  const said = here.filter((visit) => visit.kind !== 'join').reverse();
  const names = joins.flatMap(({ by }) => (by === undefined ? [] : [by]));
  const refused = joins.find(
    (visit) => visit.pending?.state === 'refused' || visit.pending?.state === 'kept',
  );
  return (
    <section className="visit-list" aria-label={t('gallery.visits')}>
      {said.length === 0 && mayAnswer && joins.length === 0 && (
        <p className="visit-none">{t('gallery.visits.none')}</p>
      )}
      <p className="ww-visually-hidden" role="status">
        {said.length === 0 ? '' : t('gallery.visits.count', { count: said.length })}
      </p>
      <ol>
        {said.map((visit) => (
          <li key={visit.id}>
            <Visit gallery={gallery} visit={visit} mayAnswer={mayAnswer} />
          </li>
        ))}
      </ol>
      {joins.length > 0 && (mayAnswer || names.length > 0) && (
        <p className="visit-joins">
          <Icon name="hand" size={20} />
          <span>
            {names.length === 0
              ? t('gallery.visits.mightJoin', { count: joins.length })
              : t('gallery.visits.mightJoinNamed', {
                  count: joins.length,
                  names: someNames(names, 12),
                })}
          </span>
        </p>
      )}
      {refused && <PendingNote pending={refused.pending} gallery={gallery} />}
    </section>
  );
}

/** Something that was left, what came of it, and what this person may do about it. */
export function Visit({
  gallery,
  visit,
  mayAnswer,
}: {
  gallery: Gallery;
  visit: VisitRow;
  mayAnswer: boolean;
}): JSX.Element {
  const [isAnswering, setAnswering] = useState(() => hasDraft(`answer-${visit.id}`));
  const fate = fateOf(visit, gallery.session);
  return (
    <article className="visit">
      <p className="visit-who">{whoDid(visit, gallery)}</p>
      <p dir="auto">{visit.text}</p>
      {visit.kind === 'connection' && (
        <p className="visit-kind">{t(`relation.${visit.relation ?? 'reinforces'}.does`)}</p>
      )}
      {fate && (
        <p className="visit-fate">
          <bdi>{fate.words}</bdi>
          {fate.sentence !== null && (
            <>
              {' '}
              <T k="visit.now" with={{ sentence: fate.sentence, q: <q dir="auto" /> }} />
            </>
          )}
        </p>
      )}
      {visit.answer && !isAnswering && (
        <div className="visit-answer">
          <p className="visit-who">
            {visit.answer.by === undefined
              ? t('gallery.visit.tableAnswers')
              : t('gallery.visit.answers', { name: visit.answer.by })}
          </p>
          <p dir="auto">{visit.answer.text}</p>
        </div>
      )}
      <PendingNote pending={visit.pending} gallery={gallery} />
      {!isAnswering && (
        <VisitTools
          gallery={gallery}
          visit={visit}
          mayAnswer={mayAnswer}
          onAnswer={() => setAnswering(true)}
        />
      )}
      {isAnswering && (
        <AnswerForm
          draft={`answer-${visit.id}`}
          first={visit.answer?.text ?? ''}
          onCancel={() => setAnswering(false)}
          onSend={(text, was) => {
            gallery.commands.say({ kind: 'answer', id: visit.id, text, was: [was] });
            setAnswering(false);
          }}
        />
      )}
    </article>
  );
}

/** What she did: "Ana asks", "You ask". */
function whoDid(visit: VisitRow, gallery: Gallery): string {
  const name = calledName(words(), visit.by);
  if (visit.kind === 'join')
    return visit.mine ? t('gallery.visit.youMightJoin') : t('visit.mightJoin', { name });
  if (visit.kind === 'question')
    return visit.mine ? t('gallery.visit.youAsk') : t('visit.asks', { name });
  const to = posterOf(gallery, visit.toTable)?.name ?? t('visit.otherTable');
  return visit.mine
    ? t('gallery.visit.youConnect', { to })
    : t('gallery.visit.connects', { name, to });
}

/** Answer it, accept it, make it one with what says the same, take it away: what of these this person may. */
function VisitTools({
  gallery,
  visit,
  mayAnswer,
  onAnswer,
}: {
  gallery: Gallery;
  visit: VisitRow;
  mayAnswer: boolean;
  onAnswer: () => void;
}): JSX.Element {
  const { commands, me, connections } = gallery;
  const thread = connections.find(({ id }) => id === visit.id);
  const decides = mayAnswer && thread !== undefined && mayAccept(me, thread);
  const same = decides ? saidAlready(thread, connections)[0] : undefined;
  return (
    <p className="visit-tools">
      {mayAnswer && visit.kind === 'question' && (
        <Button variant={visit.answer ? 'quiet' : 'plain'} onClick={onAnswer}>
          {t(visit.answer ? 'gallery.visit.change' : 'visit.answer.send')}
        </Button>
      )}
      {decides && thread.state === 'proposed' && (
        <Button
          onClick={() =>
            commands.say({
              kind: 'edit-connection',
              id: visit.id,
              edit: { state: 'accepted' },
            })
          }
        >
          <T k="visit.accept" with={{ what: visit.text, hidden: HIDDEN }} />
        </Button>
      )}
      {same && (
        <Button
          onClick={() =>
            commands.say({ kind: 'edit-connection', id: visit.id, edit: { into: same.id } })
          }
        >
          {t('gallery.visit.makeOne', { sentence: same.text })}
        </Button>
      )}
      {mayTakeAway(me, visit.mine) && visit.pending === undefined && (
        <Button
          variant="quiet"
          onClick={() => commands.say({ kind: 'take-back-visit', id: visit.id })}
        >
          <T
            k={visit.mine ? 'gallery.visit.takeBack' : 'gallery.visit.takeDown'}
            with={{ what: visit.text, hidden: HIDDEN }}
          />
        </Button>
      )}
    </p>
  );
}

function AnswerForm({
  draft,
  first,
  onSend,
  onCancel,
}: {
  draft: string;
  first: string;
  onSend: (text: string, was: string) => void;
  onCancel: () => void;
}): JSX.Element {
  const [{ words: text, was }, setFields, forget] = useDraftOf(draft, { words: first, was: first });
  return (
    <form
      className="visit-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '' && first === '') return;
        forget();
        onSend(text.trim(), was);
      }}
    >
      <SentenceField
        label={t('visit.answer.field')}
        value={text}
        onChange={(next) => setFields({ words: next, was })}
        max={LIMITS.visitTextChars}
        focus
      />
      <div className="visit-form-row">
        <Button variant="filled" type="submit" disabled={text.trim() === '' && first === ''}>
          {t(text.trim() === '' && first !== '' ? 'gallery.visit.noAnswer' : 'visit.answer.send')}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('app.notNow')}
        </Button>
      </div>
    </form>
  );
}
