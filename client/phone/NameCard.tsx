import { useState, type FormEvent, type JSX } from 'react';
import { LIMITS } from '../../shared/model/limits.ts';
import type { NamesSetting, Person } from '../../shared/model/person.ts';
import { countChars } from '../../shared/model/text.ts';
import { Button } from '../design/Button.tsx';
import { Chip } from '../design/Chip.tsx';
import { Field } from '../design/Field.tsx';
import { ApiProblem, type WallApi } from '../sync/api.ts';

const HINTS = { named: 'Others see it beside your notes.', first: 'Others see the first word of it beside your notes.' };

/** Asks for a name once, lightly; afterwards a chip that can be changed. */
export function NameCard({ api, person, names }: { api: WallApi; person: Pick<Person, 'name'> | null; names: NamesSetting }): JSX.Element | null {
  const [editing, setEditing] = useState(false);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  if (names === 'anonymous') return null;
  const name = person?.name;
  if (name && !editing) {
    return (
      <p className="name-line">
        <Chip icon="person" onClick={() => { setTyped(name); setEditing(true); }}><span dir="auto">{name}</span><span className="ww-visually-hidden">, change your name</span></Chip>
      </p>
    );
  }
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wanted = typed.replace(/\s+/g, ' ').trim();
    if (countChars(wanted) > LIMITS.personNameChars) return setRefusal(`A name holds ${LIMITS.personNameChars} letters.`);
    if (wanted === '' && !name) return setEditing(false);
    setBusy(true);
    try {
      await api.setMe({ name: wanted });
      setRefusal(null);
      setEditing(false);
    } catch (error) {
      setRefusal(error instanceof ApiProblem ? error.message : 'You’re offline. Try again in a moment.');
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="name-card" onSubmit={(event) => void save(event)} noValidate>
      <Field label="Your name" hint={`${HINTS[names]} Leave empty to stay anonymous.`} refusal={refusal} value={typed} onChange={(event) => setTyped(event.target.value)}
        autoComplete="name" enterKeyHint="done" readOnly={busy} />
      <Button type="submit" disabled={!person} aria-disabled={busy}>Save</Button>
    </form>
  );
}
