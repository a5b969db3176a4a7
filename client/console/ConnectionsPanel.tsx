import { pageOf } from '../app/address/links.ts';
import { useState, type ReactElement } from 'react';
import { LinkButton } from '../design/Button.tsx';
import { HeldButton } from '../design/HeldButton.tsx';
import { NumberBadge } from '../design/NumberBadge.tsx';
import { countWords } from './countWords.ts';
import { useDesk } from './desk.ts';

/** Sentences shown before the rest is folded. */
const FIRST = 4;

/** How the topics hang together so far, newest first; what waits for a yes can get one here. */
export function ConnectionsPanel(): ReactElement {
  const { wall, view, blocked, run, commands } = useDesk();
  const [limit, setLimit] = useState(FIRST);
  const { connections } = view.gallery;
  const { tour } = view.session;
  const numbers = new Map(view.session.tables.map((table) => [table.tableId, table.number]));
  const count = (relation: string): number =>
    connections.filter((each) => each.relation === relation).length;
  const proposed = connections.filter((each) => each.state === 'proposed').length;
  const rows = [...connections]
    .reverse()
    .sort((a, b) => Number(a.state === 'accepted') - Number(b.state === 'accepted'));
  return (
    <section className="console-panel" aria-labelledby="connections-heading">
      <div className="panel-head">
        <h2 id="connections-heading">Connections</h2>
        <LinkButton
          icon="open"
          href={pageOf(wall, 'gallery', 'facilitator')}
          target="_blank"
          rel="noopener"
        >
          See them in the gallery
        </LinkButton>
      </div>
      <p className="panel-text">
        {connections.length === 0
          ? 'None yet. Visitors and tables draw them, from poster to poster.'
          : `${countWords(connections.length, 'connection', 'connections')}: ${count('reinforces')} reinforce, ${count('supports')} support.${proposed === 0 ? '' : ` ${proposed === 1 ? 'One waits' : `${proposed} wait`} for a table to agree.`}`}
      </p>
      {connections.length > 0 || tour !== null ? (
        <div className="panel-actions">
          <HeldButton
            icon="projector"
            held={blocked}
            aria-pressed={tour !== null}
            onClick={() =>
              void run(
                () =>
                  commands.setTour(
                    tour === null
                      ? {
                          goes: 'clock',
                          lead: null,
                          connection: null,
                          poster: null,
                          focus: null,
                          isHeld: false,
                        }
                      : null,
                  ),
                tour === null
                  ? 'The projector tells the connections one by one'
                  : 'The projector shows the room again',
              )
            }
          >
            {tour === null ? 'Tell them on the projector' : 'Show the room on the projector'}
          </HeldButton>
        </div>
      ) : null}
      {rows.length === 0 ? null : (
        <ul className="thread-list" aria-label="Connections">
          {rows.slice(0, limit).map((each) => (
            <li key={each.id} data-connection={each.id}>
              <span className="thread-ends">
                <NumberBadge number={numbers.get(each.from) ?? 0} />
                <span>{each.relation}</span>
                <NumberBadge number={numbers.get(each.to) ?? 0} />
              </span>
              <span className="thread-text" dir="auto">
                {each.text}
              </span>
              {each.state === 'proposed' ? (
                <HeldButton
                  variant="quiet"
                  held={blocked}
                  aria-label={`Agree for the tables: ${each.text.slice(0, 80)}`}
                  onClick={() =>
                    void run(
                      () => commands.editConnection(each.id, { state: 'accepted' }),
                      'You agreed to a connection for the tables',
                    )
                  }
                >
                  Agree
                </HeldButton>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {rows.length > limit ? (
        <div className="board-more">
          <button type="button" onClick={() => setLimit(limit + 20)}>
            and {rows.length - limit} more<span className="ww-visually-hidden"> connections</span>
          </button>
        </div>
      ) : null}
    </section>
  );
}
