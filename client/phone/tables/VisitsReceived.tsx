import { useState, type JSX } from 'react';
import { LIMITS } from '../../../shared/model/limits.ts';
import { calledName } from '../../../shared/model/names.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import { hasDraft } from '../../app/drafts.ts';
import { useDraftOf } from '../../app/useDraft.ts';
import { Button } from '../../design/Button.tsx';
import { leftAtTable, openWords, type LeftItem } from '../../meeting/leftAtTable.ts';
import { CommandState } from './CommandState.tsx';
import { FateLine } from './OwnVisit.tsx';
import type { TablesState } from './TablesState.ts';
import { Thread } from './Thread.tsx';
import { AnswerWords, VisitWho } from './VisitWho.tsx';
import { WordsForm } from './WordsForm.tsx';
import { t, words } from '../../words/speak.ts';
import { HIDDEN, T } from '../../words/T.tsx';

/**
 * What visitors left at the own table: what is open first, then the newest. Questions are answered
 * and connections accepted here. `connecting`: back at the tables, where what was accepted is in
 * the list of connections.
 */
export function VisitsReceived({
  state,
  table,
  connecting = false,
}: {
  state: TablesState;
  table: TableRow;
  connecting?: boolean;
}): JSX.Element | null {
  const left = leftAtTable(table.tableId, state.visits, state.connections).filter(
    ({ visit, isOpen }) => !connecting || isOpen || visit.kind !== 'connection',
  );
  if (connecting && left.length === 0) return null;
  return (
    <section aria-labelledby="received-title">
      <div className="tb-head">
        <h2 id="received-title">
          {t(connecting ? 'phone.received.connecting' : 'phone.received')}
        </h2>
        <p aria-live="polite">{openWords(left)}</p>
      </div>
      {left.length === 0 && <p className="tb-small">{t('phone.received.none')}</p>}
      <ul className="tb-visits">
        {left.map((item) => (
          <Received key={item.visit.id} state={state} own={table} item={item} />
        ))}
      </ul>
    </section>
  );
}

function Received({
  state,
  own,
  item: { visit, thread, isOpen },
}: {
  state: TablesState;
  own: TableRow;
  item: LeftItem;
}): JSX.Element {
  const closed = own.state === 'closed';
  const [answering, setAnswering] = useState(() => hasDraft(`answer-${visit.id}`));
  const [{ words: typed, was }, setFields, forget] = useDraftOf(`answer-${visit.id}`, {
    words: '',
    was: '',
  });
  return (
    <li className="tb-visit">
      {!thread && (
        <VisitWho visit={visit} session={state.session} who={calledName(words(), visit.by)} />
      )}
      {thread ? (
        <Thread state={state} own={own} thread={thread} />
      ) : (
        <>
          {visit.text && <p dir="auto">{visit.text}</p>}
          <FateLine visit={visit} session={state.session} />
          <CommandState state={state} topic={`edit-connection/${visit.id}`} />
          {visit.kind === 'connection' && isOpen && !closed && (
            <Button
              icon="check"
              onClick={() =>
                state.send({ kind: 'edit-connection', id: visit.id, edit: { state: 'accepted' } })
              }
            >
              <T k="phone.thread.accept" with={{ text: visit.text, hidden: HIDDEN }} />
            </Button>
          )}
        </>
      )}
      {visit.answer && !answering && <AnswerWords answer={visit.answer} from="own" />}
      <CommandState state={state} topic={`answer/${visit.id}`} />
      {visit.kind === 'question' && !answering && !closed && (
        <Button
          onClick={() => {
            if (typed === '')
              setFields({ words: visit.answer?.text ?? '', was: visit.answer?.text ?? '' });
            setAnswering(true);
          }}
        >
          <T
            k={visit.answer ? 'phone.answer.change' : 'phone.answer.give'}
            with={{ question: visit.text, hidden: HIDDEN }}
          />
        </Button>
      )}
      {answering && (
        <WordsForm
          label={t('phone.answer')}
          max={LIMITS.visitTextChars}
          submit={t('phone.answer.send')}
          words={typed}
          onType={(next) => setFields({ words: next, was })}
          onSave={(text) => {
            state.send({ kind: 'answer', id: visit.id, text, was: [was] });
            forget();
            setAnswering(false);
          }}
          onCancel={() => setAnswering(false)}
        />
      )}
    </li>
  );
}
