import type { JSX } from 'react';
import type { RoomStageProps } from './roomStageProps.ts';

/** The room for the keyboard and screen readers: each poster and thread as a button that is not seen; what has the focus is lit on the canvas. */
export function RoomKeys({
  room,
  threads,
  posters,
  connections,
  onOpen,
  onLight,
  onAct,
  near,
}: RoomStageProps & { near: (tableId: string | null) => void }): JSX.Element {
  const nameOf = (tableId: string): string =>
    `${posters.get(tableId)?.number ?? ''} ${posters.get(tableId)?.name ?? ''}`;
  return (
    <ul className="ww-visually-hidden" aria-label="Posters and connections">
      {room.posters.map(({ tableId }) => (
        <li key={tableId}>
          <button
            type="button"
            onFocus={() => near(tableId)}
            onBlur={() => near(null)}
            onClick={() => onOpen(tableId)}
          >
            Poster {nameOf(tableId)}
          </button>
        </li>
      ))}
      {threads.map(({ id, from, to }) => {
        const connection = connections.get(id);
        return (
          connection && (
            <li key={id}>
              <button type="button" onFocus={() => onLight(id)} onClick={() => onAct(id)}>
                {nameOf(from)} {connection.relation} {nameOf(to)}: {connection.text}
              </button>
            </li>
          )
        );
      })}
    </ul>
  );
}
