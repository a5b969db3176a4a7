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
import { t } from '../words/speak.ts';

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
        <p>{t('gallery.carry.nobody')}</p>
        <Button
          icon="hand"
          aria-label={t('gallery.carry.takeThis', { sentence: text })}
          onClick={() => edit({ carry: true })}
        >
          {t('gallery.carry.take')}
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
      <p>{carriedWords(connection)}</p>
      {carries && (
        <>
          <Field
            label={t('gallery.carry.until')}
            value={until}
            maxLength={LIMITS.untilChars}
            onChange={({ target }) => setUntil(target.value)}
          />
          <Button type="submit" disabled={words === before}>
            {t('gallery.carry.sayUntil')}
          </Button>
        </>
      )}
      {mayTakeAway(me, carries) && (
        <Button
          aria-label={t('gallery.carry.layDownThis', { sentence: text })}
          onClick={() => {
            setUntil('');
            edit({ carry: false });
          }}
        >
          {t('gallery.carry.layDown')}
        </Button>
      )}
    </form>
  );
}
