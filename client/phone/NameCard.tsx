import { useRef, useState, type FormEvent, type JSX } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import type { NamesSetting, Person } from '../../shared/model/person.ts';
import { useDraftOf } from '../app/useDraft.ts';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import type { NotesApi } from '../sync/request.ts';
import { saveName } from './saveName.ts';
import { t } from '../words/speak.ts';

/** Where a name that is being typed is kept. */
export const NAME_DRAFT = 'name';

/** Asks for a name, lightly. `seenAt`: where others see it. `onStart`: begun, so it must stay; `onDone`: saved, or left empty. */
export function NameCard({
  api,
  person,
  names,
  seenAt = 'notes',
  onStart,
  onDone,
}: {
  api: NotesApi;
  person: Pick<Person, 'name'> | null;
  names: NamesSetting;
  seenAt?: 'notes' | 'table';
  onStart: () => void;
  onDone: () => void;
}): JSX.Element {
  const [typed, setTyped, forget] = useDraftOf(NAME_DRAFT, person?.name ?? '');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  // What is in the field by then, letters typed while it is being saved too.
  const field = useRef(typed);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    field.current = typed;
    setBusy(true);
    const why = await saveName(
      () => field.current,
      person?.name ?? '',
      (name) => api.setMe({ name }),
    );
    setBusy(false);
    if (why !== null) return setRefusal(why);
    forget();
    onDone();
  };
  return (
    <form className="name-card" onSubmit={(event) => void save(event)} onFocus={onStart} noValidate>
      <Field
        label={t('phone.name')}
        hint={t(`phone.name.hint.${seenAt === 'table' ? 'table' : names}`)}
        refusal={refusal}
        value={typed}
        maxLength={LIMITS.personNameChars}
        onChange={(event) => {
          field.current = event.target.value;
          setTyped(event.target.value);
          setRefusal(null);
        }}
        autoComplete="name"
        enterKeyHint="done"
      />
      <Button type="submit" aria-disabled={busy || undefined}>
        {t('app.save')}
      </Button>
    </form>
  );
}
