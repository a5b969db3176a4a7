import { useState, type FormEvent, type JSX } from 'react';
import type { TableRow } from '../../../shared/model/table.ts';
import { Button } from '../../design/Button.tsx';
import { Field } from '../../design/Field.tsx';
import { tableByNumber } from './tableByNumber.ts';
import { t } from '../../words/speak.ts';

/** What is pasted may have words around the number. Letters. */
const MOST_TYPED = 200;

/** Who stands before a table, or a poster, reads its number and types it. `toRead`: the poster, which may be read when its table is closed. */
export function NumberForm({
  tables,
  toRead = false,
  submit,
  onFound,
}: {
  tables: readonly TableRow[];
  toRead?: boolean;
  submit: string;
  onFound: (table: TableRow) => void;
}): JSX.Element {
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const find = (event: FormEvent): void => {
    event.preventDefault();
    const found = tableByNumber(tables, typed, toRead);
    if ('refusal' in found) return setRefusal(found.refusal);
    setTyped('');
    onFound(found.table);
  };
  return (
    <form className="tb-number-form" onSubmit={find} noValidate>
      <Field
        label={t(toRead ? 'phone.number.poster' : 'phone.number.table')}
        refusal={refusal}
        value={typed}
        inputMode="numeric"
        autoComplete="off"
        enterKeyHint="go"
        maxLength={MOST_TYPED}
        onChange={(event) => {
          setTyped(event.target.value);
          setRefusal(null);
        }}
      />
      <Button type="submit">{submit}</Button>
    </form>
  );
}
