import type { FormEvent, JSX } from 'react';
import type { Relation } from '../../shared/model/gallery.ts';
import { LIMITS } from '../../shared/model/limits.ts';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { useDraft, useDraftOf } from '../app/useDraft.ts';
import { Button } from '../design/Button.tsx';
import { posterOf, type Gallery } from './gallery.ts';
import { RelationChoice } from './RelationChoice.tsx';
import { SentenceField } from './SentenceField.tsx';
import { TableSelect } from './TableSelect.tsx';
import { t } from '../words/speak.ts';

export function QuestionForm({
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
        label={t('gallery.act.question.field')}
        value={text}
        onChange={setText}
        max={LIMITS.visitTextChars}
        focus
      />
      <Button variant="filled" type="submit" disabled={text.trim() === ''}>
        {t('gallery.act.question.send')}
      </Button>
    </form>
  );
}

export function ConnectionVisitForm({
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
        legend={t('gallery.connection.thisPoster')}
      />
      <TableSelect
        gallery={gallery}
        label={t('gallery.connection.whichOther')}
        value={toTable}
        onChange={(next) => setThread({ to: next, relation })}
        without={poster.tableId}
      />
      <SentenceField
        label={t('gallery.connection.because')}
        value={text}
        onChange={setText}
        max={LIMITS.sentenceChars}
      />
      <Button variant="filled" type="submit" disabled={!isReady}>
        {t('gallery.act.connection.send')}
      </Button>
    </form>
  );
}
