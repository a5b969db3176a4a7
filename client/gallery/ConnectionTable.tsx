import type { JSX } from 'react';
import { mayAccept } from '../../shared/access/words.ts';
import { Button } from '../design/Button.tsx';
import { titleOf, type Gallery } from './gallery.ts';
import type { ConnectionRow } from '../meeting/pending/galleryRows.ts';
import { PendingNote } from './PendingNote.tsx';

/** All connections in words: from, kind, to, sentence, by, state, marks; accept, reword, mark from here. */
export function ConnectionTable({
  gallery,
  onEdit,
}: {
  gallery: Gallery;
  onEdit: (id: string) => void;
}): JSX.Element {
  const { connections } = gallery;
  if (connections.length === 0)
    return (
      <p className="visit-lead">
        {gallery.loaded
          ? 'None yet. How could the groups reinforce each other?'
          : 'Bringing them in…'}
      </p>
    );
  return (
    <div className="thread-table-frame">
      <table className="thread-table">
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Kind</th>
            <th scope="col">To</th>
            <th scope="col">Because</th>
            <th scope="col">By</th>
            <th scope="col">State</th>
            <th scope="col">Marks</th>
            <th scope="col">
              <span className="ww-visually-hidden">What you can do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {connections.map((connection) => (
            <ConnectionLine
              key={connection.id}
              gallery={gallery}
              connection={connection}
              onEdit={onEdit}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One of them, with what this person may do. */
function ConnectionLine({
  gallery,
  connection,
  onEdit,
}: {
  gallery: Gallery;
  connection: ConnectionRow;
  onEdit: (id: string) => void;
}): JSX.Element {
  const { me, commands } = gallery;
  const { id, from, to, relation, text, by, state, marks, marked, mine, mayEdit, pending } =
    connection;
  const isToDecide = state === 'proposed' && mayAccept(me, connection);
  return (
    <tr>
      <td dir="auto">{titleOf(gallery, from)}</td>
      <td className={`thread-kind-${relation}`}>{relation}</td>
      <td dir="auto">{titleOf(gallery, to)}</td>
      <td dir="auto">
        {text}
        <PendingNote pending={pending} gallery={gallery} />
      </td>
      <td dir="auto" data-called="By">
        {mine ? 'You' : (by ?? '')}
      </td>
      <td data-called="State">{state}</td>
      <td data-called="Marks">{marks}</td>
      <td className="thread-tools">
        <div>
          {isToDecide && (
            <Button
              icon="check"
              aria-label={`Accept: ${text}`}
              onClick={() =>
                commands.say({
                  kind: 'edit-connection',
                  id,
                  edit: { state: 'accepted' },
                })
              }
            >
              Accept
            </Button>
          )}
          <Button
            aria-pressed={marked}
            icon="star"
            aria-label={`${marked ? 'Marked' : 'Mark'}: ${text}`}
            onClick={() => commands.say({ kind: 'edit-connection', id, edit: { mark: !marked } })}
          >
            {marked ? 'Marked' : 'Mark'}
          </Button>
          {mayEdit && (
            <Button icon="pencil" aria-label={`Reword: ${text}`} onClick={() => onEdit(id)}>
              Reword
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}
