import type { JSX } from 'react';
import { mayCarry, mayTakeAway } from '../../shared/access/words.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import { cleanWords } from '../../shared/model/text.ts';
import { useDraft } from '../app/useDraft.ts';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import type { ConnectionEdit } from '../../shared/commands/connections.ts';
import type { ConnectionRow } from '../meeting/pending/galleryRows.ts';
import { carriedWords } from './connectionWords.ts';
import type { Gallery } from './gallery.ts';

/** Who sees to a connection: take it on, say until when, lay it down. */
export function CarryConnection({
  gallery: { me, commands },
  connection,
}: {
  gallery: Gallery;
  connection: ConnectionRow;
}): JSX.Element | null {
  const { id, carried, carries, text } = connection;
  const before = carried?.until ?? '';
  const [until, setUntil] = useDraft(`until-${id}`, before);
  const edit = (change: ConnectionEdit): void =>
    void commands.say({ kind: 'edit-connection', id, edit: change });
  if (!carried)
    return mayCarry(me) ? (
      <div className="connection-carry">
        <p>Nobody carries it yet.</p>
        <Button icon="hand" aria-label={`Carry it: ${text}`} onClick={() => edit({ carry: true })}>
          Carry it
        </Button>
      </div>
    ) : null;
  const words = cleanWords(until);
  return (
    <form
      className="connection-carry"
      onSubmit={(event) => {
        event.preventDefault();
        edit({ until: words });
        setUntil('');
      }}
    >
      <p>
        <bdi>{carriedWords(connection)}</bdi>
      </p>
      {carries && (
        <>
          <Field
            label="Until when, in your words"
            value={until}
            maxLength={LIMITS.untilChars}
            onChange={({ target }) => setUntil(target.value)}
          />
          <Button type="submit" disabled={words === before}>
            Say until when
          </Button>
        </>
      )}
      {mayTakeAway(me, carries) && (
        <Button
          aria-label={`Lay it down: ${text}`}
          onClick={() => {
            setUntil('');
            edit({ carry: false });
          }}
        >
          Lay it down
        </Button>
      )}
    </form>
  );
}
