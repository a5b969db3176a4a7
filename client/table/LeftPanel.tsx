import { useState, type FormEvent, type JSX } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import { calledName } from '../../shared/model/names.ts';
import { cleanWords } from '../../shared/model/text.ts';
import type { TableRow } from '../../shared/model/table.ts';
import { hasDraft } from '../app/drafts.ts';
import { useDraftOf } from '../app/useDraft.ts';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import type { Held } from '../design/held.ts';
import { HeldButton } from '../design/HeldButton.tsx';
import { leftAtTable, openWords, saidAlready, type LeftItem } from '../meeting/leftAtTable.ts';
import type { MeetingView } from '../meeting/meetingView.ts';
import type { VisitRow } from '../meeting/pending/galleryRows.ts';
import type { Notices } from '../meeting/notices.ts';
import { fateOf } from '../meeting/words/fateWords.ts';
import { t, words } from '../words/speak.ts';
import { HIDDEN, T } from '../words/T.tsx';

/** Rows drawn at once. */
const FIRST = 12;

/**
 * What visitors left at the table's poster, to be answered, accepted and made one; what is open
 * comes first.
 */
export function LeftPanel({
  tableId,
  view,
  send,
  held,
}: Held & {
  tableId: string;
  view: MeetingView;
  send: Notices['send'];
}): JSX.Element {
  const [limit, setLimit] = useState(FIRST);
  const left = leftAtTable(tableId, view.visits, view.connections);
  return (
    <section className="table-part table-left" aria-labelledby="table-left">
      <h2 id="table-left">
        <T
          k="sheet.left"
          with={{
            open: openWords(left),
            count: <span className="table-count" aria-live="polite" />,
          }}
        />
      </h2>
      {left.length === 0 && <p className="table-hint">{t('sheet.left.none')}</p>}
      <ul>
        {left.slice(0, limit).map((item) => (
          <li key={item.visit.id}>
            <Left item={item} view={view} send={send} held={held} />
          </li>
        ))}
      </ul>
      {left.length > limit && (
        <Button onClick={() => setLimit(left.length)}>
          {t('sheet.left.more', { count: left.length - limit })}
        </Button>
      )}
    </section>
  );
}

const named = (tables: readonly TableRow[], tableId: string | undefined): string => {
  const row = tables.find((table) => table.tableId === tableId);
  return row ? `${row.number} ${row.name}` : t('visit.otherTable');
};

/** Who left it, and what it is. */
function whoLeft({ kind, by, relation, toTable }: VisitRow, tables: readonly TableRow[]): string {
  const name = calledName(words(), by);
  if (kind === 'connection')
    return t('sheet.left.connects', {
      name,
      relation: relation ?? 'reinforces',
      to: named(tables, toTable),
    });
  return t(kind === 'question' ? 'visit.asks' : 'visit.mightJoin', { name });
}

function Left({
  item: { visit, thread, isOpen },
  view: { session, connections },
  send,
  held,
}: Held & { item: LeftItem; view: MeetingView; send: Notices['send'] }): JSX.Element {
  const fate = fateOf(visit, session);
  const [same] = thread ? saidAlready(thread, connections) : [];
  const edit = (change: { state: 'accepted' | 'gone' } | { into: string }, said: string): void =>
    send({ kind: 'edit-connection', id: visit.id, edit: change }, said);
  return (
    <article className="left-item">
      <p className="left-who">{whoLeft(visit, session.tables)}</p>
      {visit.text !== '' && <p dir="auto">{visit.text}</p>}
      {fate && (
        <p className="table-hint">
          <bdi>{fate.words}</bdi>
          {fate.sentence !== null && (
            <>
              {' '}
              <T k="visit.now" with={{ sentence: fate.sentence, q: <q dir="auto" /> }} />
            </>
          )}
        </p>
      )}
      {visit.kind === 'question' && <AnswerTo visit={visit} send={send} held={held} />}
      {isOpen && visit.kind === 'connection' && (
        <div className="left-actions">
          <HeldButton
            icon="check"
            held={held}
            onClick={() => edit({ state: 'accepted' }, t('sheet.left.accepted'))}
          >
            <T k="visit.accept" with={{ what: visit.text, hidden: HIDDEN }} />
          </HeldButton>
          <HeldButton
            variant="quiet"
            held={held}
            onClick={() => edit({ state: 'gone' }, t('sheet.left.gone'))}
          >
            <T k="sheet.left.takeAway" with={{ what: visit.text, hidden: HIDDEN }} />
          </HeldButton>
        </div>
      )}
      {same && (
        <div className="left-same">
          <p>
            <T k="sheet.left.same" with={{ sentence: same.text, q: <q dir="auto" /> }} />
          </p>
          <HeldButton held={held} onClick={() => edit({ into: same.id }, t('sheet.left.madeOne'))}>
            <T k="sheet.left.makeOne" with={{ what: visit.text, hidden: HIDDEN }} />
          </HeldButton>
        </div>
      )}
    </article>
  );
}

/** The table's answer to a question, and the field to write or change it. */
function AnswerTo({
  visit: { id, text, answer },
  send,
  held,
}: Held & Pick<LeftItem, 'visit'> & { send: Notices['send'] }): JSX.Element {
  const draft = `answer-${id}`;
  const before = answer?.text ?? '';
  const [isWriting, setWriting] = useState(() => hasDraft(draft));
  const [{ words, was }, setFields, forget] = useDraftOf(draft, { words: before, was: before });
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const clean = cleanWords(words);
    if (clean === '') return;
    send({ kind: 'answer', id, text: clean, was: [was] }, t('sheet.left.answer.hangs'));
    forget();
    setWriting(false);
  };
  if (isWriting)
    return (
      <form className="left-answer" onSubmit={save}>
        <Field
          autoFocus
          label={t('visit.answer.field')}
          value={words}
          maxLength={LIMITS.visitTextChars}
          autoComplete="off"
          onChange={(event) => setFields({ words: event.target.value, was })}
        />
        <div className="left-actions">
          <HeldButton type="submit" disabled={cleanWords(words) === ''} held={held}>
            {t('visit.answer.send')}
          </HeldButton>
          <Button variant="quiet" onClick={() => setWriting(false)}>
            {t('app.notNow')}
          </Button>
        </div>
      </form>
    );
  return (
    <>
      {answer && (
        <div className="left-answered">
          <p>
            <b>
              {answer.by === undefined
                ? t('sheet.left.answer.byTable')
                : t('sheet.left.answer.by', { name: answer.by })}
            </b>
          </p>
          <p dir="auto">{answer.text}</p>
        </div>
      )}
      <HeldButton
        variant={answer ? 'quiet' : 'plain'}
        held={held}
        onClick={() => {
          // What stands there by now, unless something was typed before.
          if (!hasDraft(draft)) setFields({ words: before, was: before });
          setWriting(true);
        }}
      >
        <T
          k={answer ? 'sheet.left.answer.change' : 'sheet.left.answer.write'}
          with={{ question: text, hidden: HIDDEN }}
        />
      </HeldButton>
    </>
  );
}
