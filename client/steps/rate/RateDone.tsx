import type { JSX, ReactNode, RefObject } from 'react';
import type { OwnRatings } from '../../../shared/protocol/ratings.ts';
import { Button } from '../../design/Button.tsx';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../words/speak.ts';
import type { PendingCommands } from '../../meeting/pending/pendingView.ts';
import { SaidBefore } from './SaidBefore.tsx';
import { thingTitle } from './thingTitle.ts';

/** Past the last thing: what one has answered, one more to read, and what came of it. */
export function RateDone({
  heading,
  own,
  done,
  pending,
  more,
  results,
  onOpen,
}: {
  heading: RefObject<HTMLHeadingElement | null>;
  own: OwnRatings;
  done: ReadonlySet<string>;
  pending: PendingCommands;
  more: ReactNode;
  results: ReactNode;
  onOpen: (index: number) => void;
}): JSX.Element {
  const { things, isOpen, isRater } = own;
  const left = things.length - done.size;
  return (
    <>
      <section className="rs-done">
        <h2 ref={heading} tabIndex={-1}>
          {!isOpen
            ? t('rate.closed')
            : things.length === 0
              ? t(isRater ? 'rate.nothing' : 'rate.notYours')
              : left > 0
                ? t('rate.left', { count: left })
                : t('rate.done', { count: things.length })}
        </h2>
        {isOpen && things.length > 0 && (
          <p>{t(own.shown === 'running' ? 'rate.done.running' : 'rate.done.later')}</p>
        )}
        {!isOpen && done.size > 0 && <p>{t('rate.closed.counted', { count: done.size })}</p>}
        {isOpen && left > 0 && (
          <Button
            variant="filled"
            iconAfter="arrow-right"
            onClick={() => onOpen(things.findIndex(({ id }) => !done.has(id)))}
          >
            {t('rate.goOn')}
          </Button>
        )}
        {isOpen && things.length > 0 && (
          <ul className="rs-list">
            {things.map((thing, index) => (
              <li key={thing.id}>
                <button type="button" onClick={() => onOpen(index)}>
                  <Icon name={done.has(thing.id) ? 'check' : 'pencil'} size={20} />
                  <span dir="auto">{thingTitle(thing)}</span>
                  <span className="ww-visually-hidden">
                    {t(done.has(thing.id) ? 'rate.answered' : 'rate.unanswered')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {isOpen && isRater && own.each !== 'all' && left === 0 && more}
      </section>
      {!isOpen && <SaidBefore own={own} pending={pending} />}
      {results}
    </>
  );
}
