import { useState, type JSX } from 'react';
import type {
  RatedThingView,
  RatingBoard,
  RatingResults,
} from '../../../shared/protocol/ratings.ts';
import { settingsOf } from '../../../shared/scripts/stepSettings.ts';
import type { RateStep } from '../../../shared/rating/rateStep.ts';
import { NoteSaid, type NoteForms } from '../../design/NoteSaid.tsx';
import { HeldButton } from '../../design/HeldButton.tsx';
import { Icon } from '../../design/Icon.tsx';
import { t, words } from '../../words/speak.ts';
import { boardRows } from './boardRows.ts';
import { ResultList } from './ResultList.tsx';
import { RateTimes } from './RateTimes.tsx';
import { thingTitle } from './thingTitle.ts';
import './rateBoard.css';

/** Things listed before the rest is folded. */
const FIRST = 12;

/** A `rate` step at the console: how far people are, what has few readers, and what came of it once it is closed. */
export function RateBoard({
  step,
  board,
  thing,
  forms,
  results,
  held,
  onSteer,
}: {
  step: RateStep;
  board: RatingBoard;
  thing: (id: string) => RatedThingView;
  forms: NoteForms;
  results: RatingResults | null;
  held: string | null;
  onSteer: (how: { state?: 'open' | 'closed'; times?: string[] }) => void;
}): JSX.Element {
  const [isWhole, setWhole] = useState(false);
  const rows = boardRows(board, settingsOf(step).fewest);
  const few = rows.filter(({ isFew }) => isFew).length;
  const shown = isWhole ? rows : rows.slice(0, FIRST);
  return (
    <section className="console-panel rb" aria-labelledby="rb-heading">
      <div className="panel-head" role="status">
        <h2 id="rb-heading">
          {t(step.each === 'all' ? 'rate.board.answered' : 'rate.board.read', {
            done: board.done,
            raters: board.raters,
          })}
        </h2>
        <span className="panel-meta">{t('rate.board.things', { count: board.things })}</span>
      </div>
      <progress
        className="rb-bar"
        aria-hidden="true"
        value={board.done}
        max={Math.max(1, board.raters)}
      />
      {step.of.kind === 'times' && (
        <RateTimes times={step.of.items} held={held} onSave={(times) => onSteer({ times })} />
      )}
      {board.isOpen && few > 0 && (
        <p className="rb-few">
          <Icon name="warning" size={20} />
          {t('rate.board.few', { count: few })}
        </p>
      )}
      {board.isOpen ? (
        <>
          <ol className="rb-things">
            {shown.map(({ id, place, readers, expected, isFew }) => (
              <li key={id} data-few={isFew ? '' : undefined}>
                <span className="rb-place">{words().number(place)}</span>
                <div className="rb-title">
                  <p dir="auto">{thingTitle(thing(id))}</p>
                  <NoteSaid of={forms} note={thing(id)} isBrief />
                </div>
                <span className="rb-count">{t('rate.board.readers', { readers, expected })}</span>
              </li>
            ))}
          </ol>
          {rows.length > FIRST && (
            <button type="button" className="rb-more" onClick={() => setWhole(!isWhole)}>
              {t(isWhole ? 'rate.board.fewer' : 'rate.board.all', { count: rows.length })}
            </button>
          )}
        </>
      ) : null}
      <div className="panel-actions">
        <HeldButton
          held={held}
          icon={board.isOpen ? 'lock' : 'pencil'}
          onClick={() => onSteer({ state: board.isOpen ? 'closed' : 'open' })}
        >
          {t(board.isOpen ? 'rate.board.close' : 'rate.board.open')}
        </HeldButton>
      </div>
      {results && <ResultList results={results} forms={forms} saysHowFar={false} />}
    </section>
  );
}
