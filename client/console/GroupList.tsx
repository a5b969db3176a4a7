import type { ReactElement } from 'react';
import { notesSoFar } from '../../shared/activities/noteWords.ts';
import { NumberBadge } from '../design/NumberBadge.tsx';
import { useDesk } from './desk.ts';
import { words } from '../words/speak.ts';

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
        Groups
      </h2>
      {groups.length === 0 ? (
        <p className="console-empty">
          {notes.length === 0 || !session.revealed
            ? notesSoFar(words(), session, notes.length)
            : 'No groups yet. They show here as soon as somebody puts two notes together on the wall.'}
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
                {group.name.trim() || 'No name yet'}
              </span>
              <span
                className="group-bar"
                style={{ inlineSize: width(group.notes) }}
                aria-hidden="true"
              />
              <span className="group-count">
                {group.notes}
                <span className="ww-visually-hidden"> notes</span>
              </span>
            </li>
          ))}
          <li>
            <span className="group-box" aria-hidden="true" />
            <span className="group-name">Not yet grouped</span>
            <span
              className="group-bar"
              data-loose=""
              style={{ inlineSize: width(loose) }}
              aria-hidden="true"
            />
            <span className="group-count">
              {loose}
              <span className="ww-visually-hidden"> notes</span>
            </span>
          </li>
        </ol>
      )}
    </section>
  );
}
