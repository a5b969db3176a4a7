import { titleOf } from '../titleOf.ts';
import { WallIcon } from '../WallIcon.tsx';
import { AlikeNote } from './AlikeNote.tsx';
import type { Finder, FindPanelState } from './Finder.ts';
import { focusGrouping } from './focusGrouping.ts';
import { t } from '../../words/speak.ts';

/** Notes like the chosen ones, each to be ticked by a person; nothing moves by itself. */
export function MoreLikeThis({
  finder,
  panel,
  isInOutline,
}: {
  finder: Finder;
  panel: Extract<FindPanelState, { kind: 'more-like' }>;
  isInOutline: boolean;
}) {
  const { wall, writable } = finder.model.state;
  const { chosen, found, ticked } = panel;
  const home = wall.clusters.get(finder.homeOf(chosen) ?? '');
  const [first] = chosen;
  return (
    <>
      <p className="find-lead" dir="auto">
        {chosen.length === 1
          ? t('find.like.note', { text: wall.notes.get(first ?? '')?.note.text ?? '' })
          : t('find.like.chosen', { count: chosen.length })}
      </p>
      {found === null && <p className="find-lead">{t('find.like.comparing')}</p>}
      {found?.length === 0 && (
        <p className="find-lead">{t('find.like.none', { count: chosen.length })}</p>
      )}
      {found !== null && found.length > 0 && (
        <>
          <ul className="find-list" aria-label={t('find.like.suggestions')}>
            {found.map((id) => {
              const placed = wall.notes.get(id);
              return (
                placed && (
                  <li key={id}>
                    <label>
                      <input
                        type="checkbox"
                        checked={ticked.has(id)}
                        onChange={() => finder.tick(id)}
                      />
                      <AlikeNote
                        placed={placed}
                        where={placed.cluster === undefined ? null : finder.whereIs(id)}
                      />
                    </label>
                  </li>
                )
              );
            })}
          </ul>
          {writable && (
            <div className="find-actions">
              <button
                type="button"
                className="wall-button wall-button-filled"
                disabled={ticked.size === 0}
                onClick={() => finder.groupTicked(isInOutline ? 'outline' : 'wall')}
              >
                <WallIcon name="group" size={20} />
                {home ? t('find.like.moveTo', { name: titleOf(home) }) : t('chosen.group')}
              </button>
              <button
                type="button"
                className="wall-button"
                disabled={ticked.size === 0}
                onClick={() => {
                  finder.chooseTicked();
                  focusGrouping();
                }}
              >
                {t('find.like.add')}
              </button>
            </div>
          )}
        </>
      )}
    </>
  );
}
