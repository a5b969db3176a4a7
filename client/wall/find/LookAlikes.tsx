import { countNotes } from '../../../shared/activities/noteWords.ts';
import { WallIcon } from '../WallIcon.tsx';
import { AlikeNote } from './AlikeNote.tsx';
import type { Finder, FindPanelState } from './Finder.ts';

/** More of one set are counted, not listed. */
const LISTED = 8;

/** Notes that say nearly the same, one set at a time: together in a group, or left as they are. */
export function LookAlikes({
  finder,
  panel: { sets, at, total },
}: {
  finder: Finder;
  panel: Extract<FindPanelState, { kind: 'look-alikes' }>;
}) {
  const { wall, writable } = finder.model.state;
  if (sets === null) return <p className="find-lead">Comparing {countNotes(wall.notes.size)}…</p>;
  const [set] = sets;
  if (!set)
    return (
      <p className="find-lead">
        {total === 0 ? 'No two loose notes say nearly the same.' : 'Those were all of them.'}
      </p>
    );
  const there = set.flatMap((id) => wall.notes.get(id) ?? []);
  return (
    <>
      <p className="find-lead">
        {at} of {total}. Do these say the same?
      </p>
      <ul className="find-list" aria-label="Look-alikes">
        {there.slice(0, LISTED).map((placed) => (
          <li key={placed.id}>
            <p>
              <AlikeNote
                placed={placed}
                where={placed.cluster === undefined ? null : finder.whereIs(placed.id)}
              />
            </p>
          </li>
        ))}
        {there.length > LISTED && (
          <li>
            <p>And {countNotes(there.length - LISTED)} more.</p>
          </li>
        )}
      </ul>
      {writable && (
        <div className="find-actions">
          <button
            type="button"
            className="wall-button wall-button-filled"
            onClick={() => finder.answerAlikes('group')}
          >
            <WallIcon name="group" size={20} />
            Group
          </button>
          <button
            type="button"
            className="wall-button"
            onClick={() => finder.answerAlikes('leave')}
          >
            Leave
          </button>
        </div>
      )}
    </>
  );
}
