import { useState, type JSX } from 'react';
import { mayAccept, mayTakeAway } from '../../shared/access/words.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import { calledName } from '../../shared/model/names.ts';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { hasDraft } from '../app/drafts.ts';
import { useDraftOf } from '../app/useDraft.ts';
import { Button } from '../design/Button.tsx';
import { Icon } from '../design/Icon.tsx';
import { countOf, posterOf, type Gallery } from './gallery.ts';
import { saidAlready } from '../meeting/leftAtTable.ts';
import type { VisitRow } from '../meeting/pending/galleryRows.ts';
import { fateOf } from '../meeting/words/fateWords.ts';
import { PendingNote } from './PendingNote.tsx';
import { SentenceField } from './SentenceField.tsx';

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
    <section className="visit-list" aria-label="What visitors left">
      {said.length === 0 && mayAnswer && joins.length === 0 && (
        <p className="visit-none">Nobody has left anything yet.</p>
      )}
      <p className="ww-visually-hidden" role="status">
        {said.length === 0
          ? ''
          : `${countOf(said.length, 'question or connection', 'questions and connections')} left here, the newest first`}
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
            {countOf(joins.length, 'person', 'people')} might join
            {names.length > 0 && (
              <>
                :{' '}
                <bdi>
                  {names.slice(0, 12).join(', ')}
                  {names.length > 12 ? '…' : ''}
                </bdi>
              </>
            )}
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
  const who = visit.mine ? 'You' : calledName(visit.by);
  return (
    <article className="visit">
      <p className="visit-who">
        <bdi>{who}</bdi> {verbOf(visit)}
        {visit.kind === 'connection' && (
          <>
            {' '}
            <bdi>{posterOf(gallery, visit.toTable)?.name ?? 'another table'}</bdi>
          </>
        )}
      </p>
      <p dir="auto">{visit.text}</p>
      {visit.kind === 'connection' && <p className="visit-kind">{visit.relation}</p>}
      {fate && (
        <p className="visit-fate">
          <bdi>{fate.words}</bdi>
          {fate.sentence !== null && (
            <>
              {' '}
              It says now: <q dir="auto">{fate.sentence}</q>
            </>
          )}
        </p>
      )}
      {visit.answer && !isAnswering && (
        <div className="visit-answer">
          <p className="visit-who">
            <bdi>{visit.answer.by ?? 'The table'}</bdi> answers
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

/** What she did, as a verb after her name. */
function verbOf({ kind, mine }: VisitRow): string {
  if (kind === 'join') return 'might join';
  if (kind === 'question') return mine ? 'ask' : 'asks';
  return mine ? 'connect it to' : 'connects it to';
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
          {visit.answer ? 'Change the answer' : 'Answer'}
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
          Accept<span className="ww-visually-hidden">: {visit.text}</span>
        </Button>
      )}
      {same && (
        <Button
          onClick={() =>
            commands.say({ kind: 'edit-connection', id: visit.id, edit: { into: same.id } })
          }
        >
          Make it one with “<bdi>{same.text}</bdi>”
        </Button>
      )}
      {mayTakeAway(me, visit.mine) && visit.pending === undefined && (
        <Button
          variant="quiet"
          aria-label={`${visit.mine ? 'Take back' : 'Take down'}: ${visit.text}`}
          onClick={() => commands.say({ kind: 'take-back-visit', id: visit.id })}
        >
          {visit.mine ? 'Take back' : 'Take down'}
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
        label="Your table’s answer"
        value={text}
        onChange={(next) => setFields({ words: next, was })}
        max={LIMITS.visitTextChars}
        focus
      />
      <div className="visit-form-row">
        <Button variant="filled" type="submit" disabled={text.trim() === '' && first === ''}>
          {text.trim() === '' && first !== '' ? 'Take the answer away' : 'Answer'}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          Not now
        </Button>
      </div>
    </form>
  );
}
