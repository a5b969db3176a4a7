import { useState, type FormEvent, type JSX } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import { cleanName, isName } from '../../shared/model/cleanName.ts';
import type { NamesSetting, Person } from '../../shared/model/person.ts';
import { countChars } from '../../shared/model/text.ts';
import { useDraftOf } from '../app/useDraft.ts';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { ApiProblem, type NotesApi } from '../sync/request.ts';

const HINTS: Record<NamesSetting, string> = {
  named: 'Others see it beside your notes.',
  first: 'Others see its first word beside your notes.',
  anonymous: 'Nobody sees it.',
};

/** Where a name that is being typed is kept. */
export const NAME_DRAFT = 'name';

/** Asks for a name, lightly. `hint`: who sees it, where not beside notes. `onStart`: begun, so it must stay; `onDone`: saved, or left empty. */
export function NameCard({
  api,
  person,
  names,
  hint,
  onStart,
  onDone,
}: {
  api: NotesApi;
  person: Pick<Person, 'name'> | null;
  names: NamesSetting;
  hint?: string;
  onStart: () => void;
  onDone: () => void;
}): JSX.Element {
  const [typed, setTyped, forget] = useDraftOf(NAME_DRAFT, person?.name ?? '');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const wanted = cleanName(typed);
    if (countChars(wanted) > LIMITS.personNameChars)
      return setRefusal(`A name holds ${LIMITS.personNameChars} letters.`);
    if (wanted === '' ? typed.trim() !== '' : !isName(wanted))
      return setRefusal('A name needs a letter or a digit that can be seen. Or leave it empty.');
    if (wanted === (person?.name ?? '')) {
      forget();
      return onDone();
    }
    setBusy(true);
    try {
      await api.setMe({ name: wanted });
      forget();
      onDone();
    } catch (error) {
      setRefusal(
        error instanceof ApiProblem ? error.message : 'You’re offline. Try again in a moment.',
      );
      setBusy(false);
    }
  };
  return (
    <form className="name-card" onSubmit={(event) => void save(event)} onFocus={onStart} noValidate>
      <Field
        label="Your name"
        hint={`${hint ?? HINTS[names]} Leave empty to stay anonymous.`}
        refusal={refusal}
        value={typed}
        maxLength={LIMITS.personNameChars}
        onChange={(event) => {
          setTyped(event.target.value);
          setRefusal(null);
        }}
        autoComplete="name"
        enterKeyHint="done"
        readOnly={busy}
      />
      <Button type="submit" aria-disabled={busy || undefined}>
        Save
      </Button>
    </form>
  );
}
