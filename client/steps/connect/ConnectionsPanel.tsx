import { pageOf } from '../../app/address/links.ts';
import { useState, type ReactElement } from 'react';
import { LinkButton } from '../../design/Button.tsx';
import { HeldButton } from '../../design/HeldButton.tsx';
import { NumberBadge } from '../../design/NumberBadge.tsx';
import { HIDDEN, T } from '../../words/T.tsx';
import { t } from '../../words/speak.ts';
import { sentences } from '../../desk/listNames.ts';
import { useDesk } from '../../desk/desk.ts';

/** Sentences shown before the rest is folded. */
const FIRST = 4;

/** How the topics hang together so far, newest first; what waits for a yes can get one here. */
export function ConnectionsPanel(): ReactElement {
  const { wall, view, blocked, run, commands } = useDesk();
  const [limit, setLimit] = useState(FIRST);
  const { connections } = view.gallery;
  const { tour, phase, reportBack } = view.session;
  const returns = phase === 'follow-up' || reportBack !== null ? 'other' : 'room';
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
        <h2 id="connections-heading">{t('console.connections')}</h2>
        <LinkButton
          icon="open"
          href={pageOf(wall, 'gallery', 'facilitator')}
          target="_blank"
          rel="noopener"
        >
          {t('console.connections.see')}
        </LinkButton>
      </div>
      <p className="panel-text">
        {connections.length === 0
          ? t('console.connections.none')
          : sentences(
              t('console.connections.count', {
                count: connections.length,
                reinforce: count('reinforces'),
                support: count('supports'),
              }),
              proposed === 0 ? '' : t('console.connections.waiting', { count: proposed }),
            )}
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
                  ? t('console.connections.told')
                  : t('console.connections.roomShown', { returns }),
              )
            }
          >
            {tour === null
              ? t('console.connections.tell')
              : t('console.connections.showRoom', { returns })}
          </HeldButton>
        </div>
      ) : null}
      {rows.length === 0 ? null : (
        <ul className="thread-list" aria-label={t('console.connections')}>
          {rows.slice(0, limit).map((each) => (
            <li key={each.id} data-connection={each.id}>
              <span className="thread-ends">
                <NumberBadge number={numbers.get(each.from) ?? 0} />
                <span>{t('console.connections.relation', { relation: each.relation })}</span>
                <NumberBadge number={numbers.get(each.to) ?? 0} />
              </span>
              <span className="thread-text" dir="auto">
                {each.text}
              </span>
              {each.state === 'proposed' ? (
                <HeldButton
                  variant="quiet"
                  held={blocked}
                  aria-label={t('console.connections.agreeTo', { text: each.text.slice(0, 80) })}
                  onClick={() =>
                    void run(
                      () => commands.editConnection(each.id, { state: 'accepted' }),
                      t('console.connections.agreed'),
                    )
                  }
                >
                  {t('console.connections.agree')}
                </HeldButton>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {rows.length > limit ? (
        <div className="board-more">
          <button type="button" onClick={() => setLimit(limit + 20)}>
            <T k="console.connections.more" with={{ count: rows.length - limit, hidden: HIDDEN }} />
          </button>
        </div>
      ) : null}
    </section>
  );
}
