import type { JSX } from 'react';
import type { Relation } from '../../../shared/model/gallery.ts';

/** The one thread that is told: as wide as its place, its head as drawn in the room. */
export function TourThread({
  relation,
  isProposed,
}: {
  relation: Relation;
  isProposed: boolean;
}): JSX.Element {
  const color = `var(--thread-${relation})`;
  const isFilled = relation === 'reinforces';
  return (
    <div className="tour-line" data-relation={relation} aria-hidden="true">
      <span className="tour-dot" data-hollow={isProposed || undefined} />
      <span className="tour-stroke" />
      <svg viewBox="0 0 40 36" focusable="false">
        {isFilled ? (
          <path d="M2 2l36 16L2 34z" fill={color} />
        ) : (
          <path
            d="M6 4l28 14L6 32"
            fill="none"
            stroke={color}
            strokeWidth="6"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        )}
      </svg>
    </div>
  );
}
