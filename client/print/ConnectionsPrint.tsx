import type { JSX } from 'react';
import { hangPosters, type GalleryRoom } from '../../shared/layout/galleryRoom.ts';
import { FitName } from './FitName.tsx';
import { pointAt, spanThreads, type Thread } from '../../shared/layout/galleryThreads.ts';
import type { Relation } from '../../shared/model/gallery.ts';
import type { ConnectionView, PosterView } from '../../shared/protocol/tables.ts';

const AIR = 16;
/** A poster's name in the picture: as large as its card holds, so that no name is cut. pt of the room's units. */
const NAME_PT = 23;
const SMALL_NAME_PT = 14;
const SMALLEST_PT = 8;

/** The overlay as a picture on one page, numbered; then what each thread says, as a list. */
export function ConnectionsPrint({
  posters,
  connections,
  title,
}: {
  posters: readonly PosterView[];
  connections: readonly ConnectionView[];
  title: string;
}): JSX.Element {
  const room = hangPosters(posters.map(({ tableId }) => tableId));
  const threads = spanThreads(room, connections);
  const byId = new Map(posters.map((poster) => [poster.tableId, poster]));
  const nameOf = (id: string): string =>
    `${byId.get(id)?.number ?? ''} ${byId.get(id)?.name ?? ''}`.trim();
  return (
    <>
      <section className="page overview light-papers" aria-label="How the posters connect">
        <header className="overview-head">
          <h2>How the posters connect</h2>
          <p dir="auto">{title}</p>
          <Legend />
        </header>
        <svg
          className="overview-picture"
          viewBox={`${-AIR} ${-AIR} ${room.width + 2 * AIR} ${room.height + 2 * AIR}`}
          role="img"
          aria-label={`${posters.length} posters and ${connections.length} connections; the list says them in words`}
        >
          <rect
            x={room.floor.x}
            y={room.floor.y}
            width={room.floor.width}
            height={room.floor.height}
            rx="24"
            className="overview-floor"
          />
          {room.posters.map((place) => (
            <PosterCard
              key={place.tableId}
              place={place}
              form={room.form}
              poster={byId.get(place.tableId)}
            />
          ))}
          {threads.map((thread) => (
            <ThreadPath
              key={thread.id}
              thread={thread}
              relation={connections.find(({ id }) => id === thread.id)?.relation ?? 'supports'}
              number={connections.findIndex(({ id }) => id === thread.id) + 1}
            />
          ))}
        </svg>
      </section>
      <section className="overview-list light-papers">
        <h2>{connections.length === 1 ? 'One connection' : `${connections.length} connections`}</h2>
        {connections.length === 0 && <p>None yet.</p>}
        <ol>
          {connections.map((connection) => (
            <li key={connection.id}>
              <InWords connection={connection} nameOf={nameOf} />
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function Legend(): JSX.Element {
  return (
    <p className="overview-legend">
      <svg viewBox="0 0 62 20" width="46" aria-hidden="true">
        <path d="M2 10h46" stroke="currentColor" strokeWidth="4" />
        <path d="M44 2l16 8-16 8z" fill="currentColor" />
      </svg>{' '}
      reinforces
      <svg viewBox="0 0 62 20" width="46" aria-hidden="true" fill="none" stroke="currentColor">
        <path d="M3 10h50" strokeWidth="4" strokeDasharray="6 8" strokeLinecap="round" />
        <path d="M46 2l13 8-13 8" strokeWidth="3.5" />
      </svg>{' '}
      supports
    </p>
  );
}

function PosterCard({
  place: { x, y, width, height },
  form,
  poster,
}: {
  place: GalleryRoom['posters'][number];
  form: GalleryRoom['form'];
  poster: PosterView | undefined;
}): JSX.Element {
  const small = form === 'number';
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} rx="3" className="overview-poster" />
      <foreignObject x={x} y={y} width={width} height={height}>
        <div className={small ? 'overview-card overview-card-small' : 'overview-card'}>
          <b>{poster?.number}</b>
          <div>
            <div className="overview-name">
              <FitName
                key={poster?.name}
                name={poster?.name ?? ''}
                as="strong"
                most={small ? SMALL_NAME_PT : NAME_PT}
                least={SMALLEST_PT}
                className="overview-words"
              />
            </div>
            {form === 'whole' && poster?.sentence && <span dir="auto">{poster.sentence}</span>}
          </div>
        </div>
      </foreignObject>
    </g>
  );
}

function InWords({
  connection,
  nameOf,
}: {
  connection: ConnectionView;
  nameOf: (tableId: string) => string;
}): JSX.Element {
  return (
    <>
      <p>
        <bdi>{nameOf(connection.from)}</bdi> <b>{connection.relation}</b>{' '}
        <bdi>{nameOf(connection.to)}</bdi>
        {connection.state === 'proposed' && ' (proposed)'}
      </p>
      <p dir="auto">{connection.text}</p>
      {(connection.by !== undefined || connection.marks > 0) && (
        <p className="overview-by">
          {connection.by !== undefined && <bdi>{connection.by}</bdi>}
          {connection.marks > 0 && ` · marked by ${connection.marks}`}
        </p>
      )}
    </>
  );
}

function ThreadPath({
  thread,
  relation,
  number,
}: {
  thread: Thread;
  relation: Relation;
  number: number;
}): JSX.Element {
  const { start, startHandle, endHandle, end } = thread;
  const [bx, by] = pointAt(thread, 0.94);
  const angle = Math.atan2(end[1] - by, end[0] - bx);
  const HEAD = 19;
  const back = relation === 'reinforces' ? HEAD * 0.7 : 2;
  const wing = (side: number): string =>
    `${end[0] - Math.cos(angle + side * 0.45) * HEAD} ${end[1] - Math.sin(angle + side * 0.45) * HEAD}`;
  // Labels spread along their threads, so that crossings rarely hide them.
  const [x, y] = pointAt(thread, 0.36 + (number % 4) * 0.08);
  return (
    <g className="overview-thread">
      <path
        d={`M${start.join(' ')} C${startHandle.join(' ')} ${endHandle.join(' ')} ${end[0] - Math.cos(angle) * back} ${end[1] - Math.sin(angle) * back}`}
        fill="none"
        strokeWidth="3"
        strokeLinecap="round"
        {...(relation === 'supports' ? { strokeDasharray: '5 10' } : {})}
      />
      <circle cx={start[0]} cy={start[1]} r="6" className="overview-pin" />
      <path
        d={`M${wing(1)} L${end.join(' ')} L${wing(-1)}${relation === 'reinforces' ? ' Z' : ''}`}
        strokeWidth="3"
        className={relation === 'reinforces' ? 'overview-pin' : 'overview-open'}
      />
      <circle cx={x} cy={y} r="14" className="overview-label" />
      <text x={x} y={y + 6} textAnchor="middle" className="overview-number">
        {number}
      </text>
    </g>
  );
}
