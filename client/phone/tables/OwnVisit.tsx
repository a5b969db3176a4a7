import type { JSX } from 'react';
import type { Session } from '../../../shared/model/session.ts';
import { fateOf } from '../../meeting/words/fateWords.ts';
import type { VisitRow } from '../../meeting/pending/galleryRows.ts';
import { CommandState } from './CommandState.tsx';
import type { TablesState } from './TablesState.ts';
import { visitWords } from './visitWords.ts';

/** What became of a visitor's connection; nothing of what is none. */
export function FateLine({
  visit,
  session,
}: {
  visit: Parameters<typeof fateOf>[0];
  session: Session;
}): JSX.Element | null {
  const fate = fateOf(visit, session);
  if (!fate) return null;
  return (
    <p className="tb-fate">
      <bdi>{fate.words}</bdi>
      {fate.sentence !== null && (
        <>
          {' '}
          It says now: <q dir="auto">{fate.sentence}</q>
        </>
      )}
    </p>
  );
}

/** The table's answer to a question. */
export function Answer({ answer }: { answer: VisitRow['answer'] | undefined }): JSX.Element | null {
  return answer ? (
    <p className="tb-answer" dir="auto">
      <b>{answer.by ?? 'The table'}:</b> {answer.text}
    </p>
  ) : null;
}

/** Something that this person left, what came of it, and the way back. */
export function OwnVisit({ state, visit }: { state: TablesState; visit: VisitRow }): JSX.Element {
  const { session } = state;
  const words = visitWords(visit, session, 'You');
  return (
    <>
      <p className="tb-visit-who">{words}</p>
      {visit.text && <p dir="auto">{visit.text}</p>}
      <FateLine visit={visit} session={session} />
      <Answer answer={visit.answer} />
      <div className="tb-visit-foot">
        <CommandState state={state} topic={`visit/${visit.id}`} />
        <button
          type="button"
          className="tb-link"
          onClick={() => state.send({ kind: 'take-back-visit', id: visit.id })}
        >
          Take it back
          <span className="ww-visually-hidden">: {visit.text || words}</span>
        </button>
      </div>
    </>
  );
}
