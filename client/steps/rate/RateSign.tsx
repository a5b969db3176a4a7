import type { JSX } from 'react';
import type { RatingProgress, RatingResults } from '../../../shared/protocol/ratings.ts';
import { resultWords } from '../../../shared/rating/resultWords.ts';
import { NoteSaid, saidOf, type NoteForms } from '../../design/NoteSaid.tsx';
import { FittedList, type FittedRow } from '../../design/FittedList.tsx';
import { t, words } from '../../words/speak.ts';
import { ResultBar } from './ResultBar.tsx';
import { thingTitle } from './thingTitle.ts';
import '../roomSign.css';

/** A `rate` step on the big screen: how far people are, then what came of each thing. Never who. */
export function RateSign({
  ask,
  each,
  progress,
  results,
  forms,
}: {
  ask: string;
  forms: NoteForms;
  each: 'all' | number;
  progress: RatingProgress;
  /** `null` while it may not be seen. */
  results: RatingResults | null;
}): JSX.Element {
  const { done, raters, isOpen } = progress;
  const said =
    raters === 0
      ? ''
      : t(each === 'all' ? 'rate.board.answered' : 'rate.board.read', { done, raters });
  if (!results || results.things.length === 0)
    return (
      <section className="room-sign">
        <p className="room-sign-ask" dir="auto">
          {ask}
        </p>
        {isOpen && raters > 0 && (
          <progress
            className="room-sign-bar"
            aria-hidden="true"
            value={done}
            max={Math.max(1, raters)}
          />
        )}
        <p className="room-sign-far">{isOpen ? said : t('rate.closed')}</p>
      </section>
    );
  return (
    <section className="room-sign room-sign-listed">
      <p className="room-sign-line">
        {[said, ...(isOpen ? [t('file.ratings.running')] : [])]
          .filter((each) => each !== '')
          .join(' · ')}
      </p>
      <FittedList
        className="room-sign-rows"
        called="things"
        largest={0.036}
        smallest={0.021}
        columns={[1, 2, 3]}
        rows={results.things.map((thing) => rowOf(results, thing, forms))}
      />
    </section>
  );
}

function rowOf(
  results: RatingResults,
  thing: RatingResults['things'][number],
  forms: NoteForms,
): FittedRow {
  const rank = thing.results.find((each) => each.rank !== null)?.rank ?? null;
  // Sentences are read on paper and on phones: a room cannot read forty of them.
  const fields = results.form.flatMap((field) => {
    const result = thing.results.find((each) => each.field === field.id);
    return result && field.form !== 'sentence'
      ? [{ field, result, said: resultWords(words(), result, results.wanted).join(' · ') }]
      : [];
  });
  const label = results.form.filter(({ form }) => form !== 'sentence').length > 1;
  return {
    key: thing.id,
    words: [
      thingTitle(thing),
      JSON.stringify(saidOf(forms, thing)),
      ...fields.map(({ field, said }) => `${field.label} ${said}`),
    ].join(' '),
    row: (
      <li>
        {results.wanted.includes('order') && (
          <b className="room-sign-rank">{rank === null ? '' : words().number(rank)}</b>
        )}
        <div>
          <h2 dir="auto">{thingTitle(thing)}</h2>
          <NoteSaid of={forms} note={thing} isBrief />
          {fields.map(({ field, result, said }) => (
            <p key={field.id} className="room-sign-said">
              {label && <span dir="auto">{field.label}</span>}
              <ResultBar result={result} />
              <span>{said}</span>
            </p>
          ))}
        </div>
      </li>
    ),
  };
}
