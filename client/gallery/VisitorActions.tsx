import { useId, useRef, useState, type JSX } from 'react';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { hasDraft } from '../app/drafts.ts';
import { Button } from '../design/Button.tsx';
import { Icon, type IconName } from '../design/Icon.tsx';
import { newId } from '../sync/newId.ts';
import type { Gallery } from './gallery.ts';
import { joinsAt } from './joinsAt.ts';
import { ConnectionVisitForm, QuestionForm } from './VisitForms.tsx';
import { t } from '../words/speak.ts';

type Open = 'question' | 'connection' | null;

/** Exactly three things a visitor can do here. At one's own poster: what it is for. */
export function VisitorActions({
  gallery,
  poster,
  isOwn,
  onConnect,
}: {
  gallery: Gallery;
  poster: PosterView;
  isOwn: boolean;
  onConnect: () => void;
}): JSX.Element {
  const { me, commands } = gallery;
  const [open, setOpen] = useState<Open>(
    () =>
      (['question', 'connection'] as const).find((kind) => hasDraft(`${poster.tableId}-${kind}`)) ??
      null,
  );
  const [said, setSaid] = useState('');
  const head = useRef<HTMLHeadingElement>(null);

  const leave = (words: string): void => {
    setOpen(null);
    setSaid(words);
    // Focus would fall off the page with the form that closes.
    head.current?.focus();
  };

  if (isOwn) return <OwnPoster onConnect={onConnect} />;
  if (poster.closed) {
    return (
      <section className="visit-actions">
        <h2>{t('gallery.act.closed')}</h2>
        <p className="visit-lead">{t('gallery.act.closed.text')}</p>
      </section>
    );
  }
  return (
    <section className="visit-actions">
      <h2 ref={head} tabIndex={-1}>
        {t('gallery.act')}
      </h2>
      <p className="visit-lead">{t('gallery.act.lead')}</p>
      <Action
        icon="ask-bubble"
        title={t('gallery.act.question')}
        text={t('gallery.act.question.what')}
        isOpen={open === 'question'}
        onToggle={() => setOpen(open === 'question' ? null : 'question')}
      >
        <QuestionForm
          draft={`${poster.tableId}-question`}
          onSend={(text) => {
            commands.say({
              kind: 'visit',
              visit: { id: newId(), table: poster.tableId, kind: 'question', text },
            });
            leave(t('gallery.act.question.hangs'));
          }}
        />
      </Action>
      <Action
        icon="thread-line"
        title={t('gallery.act.connection')}
        text={t('gallery.act.connection.what')}
        isOpen={open === 'connection'}
        onToggle={() => setOpen(open === 'connection' ? null : 'connection')}
      >
        <ConnectionVisitForm
          gallery={gallery}
          poster={poster}
          own={me.table}
          onSend={(toTable, relation, text) => {
            commands.say({
              kind: 'visit',
              visit: {
                id: newId(),
                table: poster.tableId,
                kind: 'connection',
                text,
                toTable,
                relation,
              },
            });
            leave(t('gallery.act.connection.hangs'));
          }}
        />
      </Action>
      <JoinAction gallery={gallery} poster={poster} say={setSaid} />
      <p className="visit-said" role="status">
        {said}
      </p>
    </section>
  );
}

function Action({
  icon,
  title,
  text,
  isOpen,
  onToggle,
  children,
}: {
  icon: IconName;
  title: string;
  text: string;
  isOpen: boolean;
  onToggle: () => void;
  children: JSX.Element;
}): JSX.Element {
  const id = useId();
  return (
    <div className={isOpen ? 'visit-card visit-card-open' : 'visit-card'}>
      <button
        type="button"
        className="visit-action"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={onToggle}
      >
        <span className="visit-action-icon">
          <Icon name={icon} />
        </span>
        <span>
          <b>{title}</b>
          <span>{text}</span>
        </span>
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </div>
  );
}

/** The third thing: a press says it, another takes it back. */
function JoinAction({
  gallery: { visits, commands },
  poster,
  say,
}: {
  gallery: Gallery;
  poster: PosterView;
  say: (words: string) => void;
}): JSX.Element {
  const { own, might } = joinsAt(poster, visits);
  const press = (): void => {
    if (own) commands.say({ kind: 'take-back-visit', id: own.id });
    else
      commands.say({
        kind: 'visit',
        visit: { id: newId(), table: poster.tableId, kind: 'join', text: '' },
      });
    say(t(own ? 'gallery.act.join.takenBack' : 'gallery.act.join.said'));
  };
  return (
    <button type="button" className="visit-action" aria-pressed={own !== undefined} onClick={press}>
      <span className="visit-action-icon">
        <Icon name={own ? 'check' : 'hand'} />
      </span>
      <span>
        <b>{t(own ? 'gallery.act.join.is' : 'gallery.act.join')}</b>
        <span>
          {own ? t('gallery.act.join.takeBack') : t('gallery.act.join.count', { count: might })}
        </span>
      </span>
    </button>
  );
}

function OwnPoster({ onConnect }: { onConnect: () => void }): JSX.Element {
  return (
    <section className="visit-actions">
      <h2>{t('gallery.act.own')}</h2>
      <p className="visit-lead">{t('gallery.act.own.lead')}</p>
      <Button icon="thread-line" wide onClick={onConnect}>
        {t('gallery.act.own.connect')}
      </Button>
    </section>
  );
}
