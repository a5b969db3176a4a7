import type { JSX } from 'react';
import type { FieldResults } from '../../../shared/protocol/ratings.ts';
import { CHOICES, HIGHEST } from '../../../shared/rating/rating.ts';
import './resultList.css';

/** The figure as a length, for the eye: the words beside it say it. */
export function ResultBar({ result: { shown } }: { result: FieldResults }): JSX.Element | null {
  if (shown?.form === 'stars' || shown?.form === 'agree') {
    const top = HIGHEST[shown.form];
    const share = (value: number): string => `${((value - 1) / (top - 1)) * 100}%`;
    return (
      <span className="rl-bar" aria-hidden="true">
        <span
          className="rl-spread"
          style={{
            insetInlineStart: share(Math.max(1, shown.mean - shown.spread)),
            insetInlineEnd: `calc(100% - ${share(Math.min(top, shown.mean + shown.spread))})`,
          }}
        />
        <span className="rl-mean" style={{ insetInlineStart: share(shown.mean) }} />
      </span>
    );
  }
  if (shown?.form === 'yes-maybe-no') {
    const all = CHOICES.reduce((sum, choice) => sum + shown[choice], 0);
    return (
      <span className="rl-parts" aria-hidden="true">
        {CHOICES.map((choice) => (
          <span
            key={choice}
            className={`is-${choice}`}
            style={{ flexGrow: all === 0 ? 1 : shown[choice] }}
          />
        ))}
      </span>
    );
  }
  return null;
}
