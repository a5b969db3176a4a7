import type { JSX } from 'react';
import { paperOf } from '../../../shared/model/note.ts';
import type { RatedThingView } from '../../../shared/protocol/ratings.ts';
import { NoteSaid, type NoteForms } from '../../design/NoteSaid.tsx';
import { t } from '../../words/speak.ts';
import { thingTitle } from './thingTitle.ts';
import './thingCard.css';

/** A thing to read: a note on its paper with all it says, a table with its number, words. */
export function ThingCard({
  thing,
  forms,
}: {
  thing: RatedThingView;
  forms: NoteForms;
}): JSX.Element {
  const { text, color, number, time } = thing;
  if (color !== undefined && text !== undefined)
    return (
      <blockquote className="th-note" style={{ background: `var(--note-${paperOf(color).token})` }}>
        <p dir="auto">{text}</p>
        <NoteSaid of={forms} note={thing} />
      </blockquote>
    );
  return (
    <div className="th-card">
      {number !== undefined && <p className="th-number">{t('table.numbered', { number })}</p>}
      <p className={time === undefined ? 'th-words' : 'th-words is-time'} dir="auto">
        {thingTitle(thing)}
      </p>
    </div>
  );
}
