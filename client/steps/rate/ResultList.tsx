import type { JSX } from 'react';
import type {
  FieldResults,
  RatingFieldView,
  RatingResults,
} from '../../../shared/protocol/ratings.ts';
import { NoteSaid, type NoteForms } from '../../design/NoteSaid.tsx';
import { Icon } from '../../design/Icon.tsx';
import { t, words } from '../../words/speak.ts';
import { resultWords } from '../../../shared/rating/resultWords.ts';
import { ResultBar } from './ResultBar.tsx';
import { useThingList } from './useThingList.tsx';
import { thingTitle } from './thingTitle.ts';
import './resultList.css';
import './thingCard.css';

/** What all said of each thing, in their order: the same on phones, the wall and the console. Never who. */
export function ResultList({
  results,
  forms,
  saysHowFar = true,
}: {
  results: RatingResults;
  forms: NoteForms;
  /** Off where how far people are stands above it already. */
  saysHowFar?: boolean;
}): JSX.Element {
  const { shown, search, more } = useThingList(results.things, forms);
  return (
    <section className="rl" aria-label={t('rate.results')}>
      <h2>{t('rate.results')}</h2>
      {saysHowFar && (
        <p className="rl-quiet">
          {t('rate.results.people', { done: results.done, raters: results.raters })}
        </p>
      )}
      {search}
      <ol>
        {shown.map((thing) => {
          const rank = thing.results.find((each) => each.rank !== null)?.rank ?? null;
          return (
            <li key={thing.id}>
              <h3>
                {rank !== null && <span className="rl-rank">{words().number(rank)}</span>}
                {thing.number !== undefined && (
                  <span className="rl-number">{t('table.numbered', { number: thing.number })}</span>
                )}
                <span dir="auto">{thingTitle(thing)}</span>
              </h3>
              <NoteSaid of={forms} note={thing} />
              <dl className="rl-fields">
                {results.form.map((field) => {
                  const result = thing.results.find((each) => each.field === field.id);
                  return (
                    result && (
                      <Field key={field.id} field={field} result={result} results={results} />
                    )
                  );
                })}
              </dl>
            </li>
          );
        })}
      </ol>
      {more}
    </section>
  );
}

function Field({
  field,
  result,
  results,
}: {
  field: RatingFieldView;
  result: FieldResults;
  results: RatingResults;
}): JSX.Element {
  const said = resultWords(words(), result, results.wanted);
  return (
    <div className="rl-field">
      <dt dir="auto">{field.label}</dt>
      <dd>
        <ResultBar result={result} />
        <span className="rl-said">{said.join(' · ')}</span>
        {result.isFew && result.shown !== null && (
          <span className="rl-few">
            <Icon name="warning" size={20} />
            {t('rate.results.few')}
          </span>
        )}
        {result.shown?.form === 'sentence' && (
          <ul className="rl-sentences">
            {result.shown.sentences.map((sentence, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- two may say the same
              <li key={index} dir="auto">
                {sentence}
              </li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}
