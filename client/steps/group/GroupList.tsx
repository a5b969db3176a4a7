import type { ReactElement } from 'react';
import { notesSoFar } from '../../../shared/activities/noteWords.ts';
import { NumberBadge } from '../../design/NumberBadge.tsx';
import { HIDDEN, T } from '../../words/T.tsx';
import { t, words } from '../../words/speak.ts';
import { useDesk } from '../../desk/desk.ts';

/** Longest bar, px; every other bar is as long as its count says beside the largest group's. */
const BAR_PX = 48;

/** The groups with number, name and count, and what is not yet grouped. */
export function GroupList(): ReactElement {
  const { groups, loose, notes, session } = useDesk().view;
  const largest = Math.max(loose, ...groups.map((group) => group.notes), 1);
  const width = (count: number): number =>
    count === 0 ? 0 : Math.max(4, Math.round((count / largest) * BAR_PX));
  return (
    <section className="console-groups" aria-labelledby="groups-heading">
      <h2 className="ww-visually-hidden" id="groups-heading">
        {t('console.groups')}
      </h2>
      {groups.length === 0 ? (
        <p className="console-empty">
          {notes.length === 0 || !session.revealed
            ? notesSoFar(words(), session, notes.length)
            : t('console.groups.none')}
        </p>
      ) : (
        <ol>
          {groups.map((group) => (
            <li key={group.id}>
              <NumberBadge number={group.number} />
              <span
                className="group-name"
                data-empty={group.name.trim() === '' ? '' : undefined}
                dir="auto"
                title={group.name}
              >
                {group.name.trim() || t('console.groups.noName')}
              </span>
              <span
                className="group-bar"
                style={{ inlineSize: width(group.notes) }}
                aria-hidden="true"
              />
              <span className="group-count">
                <T k="console.groups.notes" with={{ count: group.notes, hidden: HIDDEN }} />
              </span>
            </li>
          ))}
          <li>
            <span className="group-box" aria-hidden="true" />
            <span className="group-name">{t('console.groups.loose')}</span>
            <span
              className="group-bar"
              data-loose=""
              style={{ inlineSize: width(loose) }}
              aria-hidden="true"
            />
            <span className="group-count">
              <T k="console.groups.notes" with={{ count: loose, hidden: HIDDEN }} />
            </span>
          </li>
        </ol>
      )}
    </section>
  );
}
