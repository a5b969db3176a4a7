import type { JSX } from 'react';
import { Button } from '../design/Button.tsx';
import { ConnectionTable } from './ConnectionTable.tsx';
import { countOf, type Gallery } from './gallery.ts';
import { OwnLeft } from './OwnLeft.tsx';

/** The room without its picture: posters as a list, connections as a table, with the same powers. */
export function ListView({
  gallery,
  showThreads,
  open,
  onEdit,
  onAdd,
}: {
  gallery: Gallery;
  showThreads: boolean;
  open: (number: number) => void;
  onEdit: (id: string) => void;
  onAdd: () => void;
}): JSX.Element {
  const { posters, session, me, connections } = gallery;
  return (
    <div className="list-view" id="gallery-list" tabIndex={-1}>
      <section aria-labelledby="list-posters">
        <h2 id="list-posters">Posters</h2>
        <ol className="list-posters">
          {posters.map((poster) => {
            const facts = [
              session.walk &&
                poster.here > 0 &&
                `${poster.here} here${poster.hereNames.length > 0 ? `: ${poster.hereNames.slice(0, 6).join(', ')}${poster.hereNames.length > 6 ? '…' : ''}` : ''}`,
              poster.mightJoin > 0 && `${poster.mightJoin} might join`,
              poster.host !== undefined && `${poster.host} hosts`,
              poster.closed && 'closed',
              poster.tableId === me.table && 'your table',
            ]
              .filter(Boolean)
              .join(' · ');
            return (
              <li key={poster.tableId}>
                <button type="button" className="list-poster" onClick={() => open(poster.number)}>
                  <b>{poster.number}</b>
                  <span>
                    <strong dir="auto">{poster.name}</strong>
                    {poster.sentence !== '' && <span dir="auto">{poster.sentence}</span>}
                    {facts !== '' && (
                      <span className="list-facts">
                        <bdi>{facts}</bdi>
                      </span>
                    )}
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
      </section>
      <OwnLeft gallery={gallery} />
      <section aria-labelledby="list-threads">
        <div className="list-head">
          <h2 id="list-threads">{countOf(connections.length, 'connection')}</h2>
          <Button variant={showThreads ? 'filled' : 'plain'} icon="plus" onClick={onAdd}>
            Add a connection
          </Button>
        </div>
        <ConnectionTable gallery={gallery} onEdit={onEdit} />
      </section>
    </div>
  );
}
