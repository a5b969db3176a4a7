import { useId, useRef, useState, type FormEvent, type JSX } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import type { Relation } from '../../shared/model/gallery.ts';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { hasDraft } from '../app/drafts.ts';
import { useDraft, useDraftOf } from '../app/useDraft.ts';
import { Button } from '../design/Button.tsx';
import { Icon, type IconName } from '../design/Icon.tsx';
import { newId } from '../sync/newId.ts';
import { countOf, posterOf, type Gallery } from './gallery.ts';
import { RelationChoice } from './RelationChoice.tsx';
import { SentenceField } from './SentenceField.tsx';
import { TableSelect } from './TableSelect.tsx';

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
  const { visits, me, commands } = gallery;
  const [open, setOpen] = useState<Open>(
    () =>
      (['question', 'connection'] as const).find((kind) => hasDraft(`${poster.tableId}-${kind}`)) ??
      null,
  );
  const [said, setSaid] = useState('');
  const join = visits.find(
    (visit) => visit.kind === 'join' && visit.mine && visit.table === poster.tableId && visit.hangs,
  );
  const might = Math.max(
    poster.mightJoin,
    visits.filter((visit) => visit.kind === 'join' && visit.table === poster.tableId && visit.hangs)
      .length,
  );
  const head = useRef<HTMLHeadingElement>(null);

  const leave = (words: string): void => {
    setOpen(null);
    setSaid(words);
    // Focus would fall off the page with the form that closes.
    head.current?.focus();
  };

  if (isOwn) {
    return (
      <section className="visit-actions">
        <h2 ref={head} tabIndex={-1}>
          Your table’s poster
        </h2>
        <p className="visit-lead">Answer what visitors ask. Everyone at your table can.</p>
        <Button icon="thread-line" wide onClick={onConnect}>
          Connect it to another poster
        </Button>
      </section>
    );
  }
  if (poster.closed) {
    return (
      <section className="visit-actions">
        <h2>This table is closed</h2>
        <p className="visit-lead">Its poster stays to be read. Nothing new can be left here.</p>
      </section>
    );
  }
  return (
    <section className="visit-actions">
      <h2 ref={head} tabIndex={-1}>
        While you’re here
      </h2>
      <p className="visit-lead">Say one thing, or just look.</p>
      <Action
        icon="ask-bubble"
        title="Question"
        text="Ask the table something"
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
            leave('Your question hangs beside the poster.');
          }}
        />
      </Action>
      <Action
        icon="thread-line"
        title="Connection"
        text="It touches our work, because…"
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
            leave('Your connection hangs between the posters, as a proposal.');
          }}
        />
      </Action>
      <button
        type="button"
        className="visit-action"
        aria-pressed={join !== undefined}
        onClick={() => {
          if (join) {
            commands.say({ kind: 'take-back-visit', id: join.id });
            setSaid('Taken back.');
          } else {
            commands.say({
              kind: 'visit',
              visit: { id: newId(), table: poster.tableId, kind: 'join', text: '' },
            });
            setSaid('You might join. The table can see it.');
          }
        }}
      >
        <span className="visit-action-icon">
          <Icon name={join ? 'check' : 'hand'} />
        </span>
        <span>
          <b>{join ? 'You might join' : 'Might join'}</b>
          <span>
            {join
              ? 'Tap to take it back'
              : might === 0
                ? 'Nobody yet; it binds you to nothing'
                : `${countOf(might, 'person', 'people')} might, so far`}
          </span>
        </span>
      </button>
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

function QuestionForm({
  draft,
  onSend,
}: {
  draft: string;
  onSend: (text: string) => void;
}): JSX.Element {
  const [text, setText] = useDraft(draft);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    setText('');
    onSend(text.trim());
  };
  return (
    <form className="visit-form" onSubmit={send}>
      <SentenceField
        label="Your question"
        value={text}
        onChange={setText}
        max={LIMITS.visitTextChars}
        focus
      />
      <Button variant="filled" type="submit" disabled={text.trim() === ''}>
        Leave the question
      </Button>
    </form>
  );
}

function ConnectionVisitForm({
  gallery,
  poster,
  own,
  onSend,
}: {
  gallery: Gallery;
  poster: PosterView;
  own: string | undefined;
  onSend: (toTable: string, relation: Relation, text: string) => void;
}): JSX.Element {
  const start: { to: string; relation: Relation } = {
    to: own !== undefined && own !== poster.tableId && !posterOf(gallery, own)?.closed ? own : '',
    relation: 'reinforces',
  };
  const [{ to: toTable, relation }, setThread, forgetThread] = useDraftOf(
    `${poster.tableId}-connection-thread`,
    start,
  );
  const [text, setText] = useDraft(`${poster.tableId}-connection`);
  const isReady = text.trim() !== '' && toTable !== '';
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    setText('');
    forgetThread();
    onSend(toTable, relation, text.trim());
  };
  return (
    <form className="visit-form" onSubmit={send}>
      <RelationChoice
        value={relation}
        onChange={(next) => setThread({ to: toTable, relation: next })}
        legend="This poster…"
      />
      <TableSelect
        gallery={gallery}
        label="…which other one?"
        value={toTable}
        onChange={(next) => setThread({ to: next, relation })}
        without={poster.tableId}
      />
      <SentenceField
        label="Because (one sentence)"
        value={text}
        onChange={setText}
        max={LIMITS.sentenceChars}
      />
      <Button variant="filled" type="submit" disabled={!isReady}>
        Hang up the connection
      </Button>
    </form>
  );
}
