import type { JSX } from 'react';
import { FittedList } from '../../design/FittedList.tsx';
import type { PastLine } from './pastLines.ts';
import '../roomSign.css';

/** A `follow-up` on the big screen where there are no tables: who sees to what, by when, and what came first. */
export function FollowUpSign({
  ask,
  lines,
}: {
  ask: string;
  lines: readonly PastLine[];
}): JSX.Element {
  if (lines.length === 0)
    return (
      <section className="room-sign">
        <p className="room-sign-ask" dir="auto">
          {ask}
        </p>
      </section>
    );
  return (
    <section className="room-sign room-sign-listed">
      <p className="room-sign-line" dir="auto">
        {ask}
      </p>
      <FittedList
        className="room-sign-rows"
        called="things"
        largest={0.036}
        smallest={0.021}
        columns={[1, 2, 3]}
        rows={lines.map(({ key, mark, title, text, until, isOpen }) => ({
          key,
          words: [mark, title, text, until].join(' '),
          row: (
            <li data-open={isOpen ? '' : undefined}>
              {mark !== '' && <b className="room-sign-rank">{mark}</b>}
              <div>
                <h2 dir="auto">{title}</h2>
                <p className="room-sign-said">
                  <span className={isOpen ? 'cl-none' : undefined} dir="auto">
                    {text}
                  </span>
                  {until !== '' && <span dir="auto">{until}</span>}
                </p>
              </div>
            </li>
          ),
        }))}
      />
    </section>
  );
}
