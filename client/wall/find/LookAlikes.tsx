import { WallIcon } from '../WallIcon.tsx';
import { AlikeNote } from './AlikeNote.tsx';
import type { Finder, FindPanelState } from './Finder.ts';
import { t } from '../../words/speak.ts';

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
  if (sets === null)
    return <p className="find-lead">{t('find.comparing', { count: wall.notes.size })}</p>;
  const [set] = sets;
  if (!set)
    return <p className="find-lead">{t(total === 0 ? 'find.alikes.none' : 'find.alikes.all')}</p>;
  const there = set.flatMap((id) => wall.notes.get(id) ?? []);
  return (
    <>
      <p className="find-lead">{t('find.alikes.ask', { at, count: total })}</p>
      <ul className="find-list" aria-label={t('find.alikes')}>
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
            <p>{t('find.alikes.more', { count: there.length - LISTED })}</p>
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
            {t('find.alikes.group')}
          </button>
          <button
            type="button"
            className="wall-button"
            onClick={() => finder.answerAlikes('leave')}
          >
            {t('find.alikes.leave')}
          </button>
        </div>
      )}
    </>
  );
}
