import type { JSX } from 'react';
import type { ThingMarks } from '../../shared/rating/thingMarks.ts';
import { Icon } from '../design/Icon.tsx';

/** What all said of a poster's table, and who sees to it; nothing where there is nothing to say. */
export function ThingMarksLine({
  marks: { rated, claimed },
}: {
  marks: ThingMarks;
}): JSX.Element | null {
  if (!rated && !claimed) return null;
  return (
    <ul className="close-up-marks">
      {rated && (
        <li>
          <Icon name="star" size={20} />
          <bdi>{rated.said}</bdi>
        </li>
      )}
      {claimed && (
        <li data-open={claimed.isOpen || undefined}>
          <Icon name="person" size={20} />
          <bdi>{claimed.said}</bdi>
        </li>
      )}
    </ul>
  );
}
