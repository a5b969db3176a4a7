import type { JSX } from 'react';
import type { Session } from '../../../shared/model/session.ts';
import { fateOf } from '../../meeting/words/fateWords.ts';
import type { VisitRow } from '../../meeting/pending/galleryRows.ts';
import { CommandState } from './CommandState.tsx';
import type { TablesState } from './TablesState.ts';
import { visitWords } from './visitWords.ts';
import { AnswerWords, VisitWho } from './VisitWho.tsx';
import { HIDDEN, T } from '../../words/T.tsx';

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
          <T k="phone.left.now" with={{ sentence: fate.sentence, q: <q dir="auto" /> }} />
        </>
      )}
    </p>
  );
}

/** Something that this person left, what came of it, and the way back. */
export function OwnVisit({ state, visit }: { state: TablesState; visit: VisitRow }): JSX.Element {
  const { session } = state;
  return (
    <>
      <VisitWho visit={visit} session={session} who={null} />
      {visit.text && <p dir="auto">{visit.text}</p>}
      <FateLine visit={visit} session={session} />
      {visit.answer && <AnswerWords answer={visit.answer} from="visited" />}
      <div className="tb-visit-foot">
        <CommandState state={state} topic={`visit/${visit.id}`} />
        <button
          type="button"
          className="tb-link"
          onClick={() => state.send({ kind: 'take-back-visit', id: visit.id })}
        >
          <T
            k="phone.left.takeBack"
            with={{ text: visit.text || visitWords(visit, session, null), hidden: HIDDEN }}
          />
        </button>
      </div>
    </>
  );
}
