import { useId, type JSX, type Ref } from 'react';
import type { Relation } from '../../../shared/model/gallery.ts';
import type { TableRow } from '../../../shared/model/table.ts';
import { FieldRefusal } from './WordsField.tsx';
import { Choice } from './Choice.tsx';
import { t } from '../../words/speak.ts';

/** Letters that a closed list shows on a small phone; of a longer name the whole stands below it. */
const LONG = 22;

/** Which other table, and how. `tables` are those that may be chosen. */
export function RelationFields({
  label,
  tables,
  to,
  onTo,
  relation,
  onRelation,
  refusal,
  field,
}: {
  label: string;
  tables: readonly TableRow[];
  to: string;
  onTo: (table: string) => void;
  relation: Relation;
  onRelation: (relation: Relation) => void;
  /** Why this table, or none, cannot be. */
  refusal: string | null;
  field: Ref<HTMLSelectElement>;
}): JSX.Element {
  const id = useId();
  const chosen = tables.find(({ tableId }) => tableId === to);
  return (
    <>
      <Choice
        legend={t('phone.threads.how')}
        name="relation"
        value={relation}
        options={(['reinforces', 'supports'] as const).map((value) => ({
          value,
          label: t(`relation.${value}`),
          hint: t(`relation.${value}.hint`),
        }))}
        onChoose={onRelation}
      />
      <div className="ww-field">
        <label className="ww-field-label" htmlFor={id}>
          {label}
        </label>
        <select
          ref={field}
          id={id}
          className="ww-field-input"
          value={to}
          aria-invalid={refusal ? true : undefined}
          aria-describedby={`${id}-refusal`}
          onChange={(event) => onTo(event.target.value)}
        >
          {to === '' && <option value="">{t('table.choose')}</option>}
          {tables.map((table) => (
            <option key={table.tableId} value={table.tableId}>
              {table.number} · {table.name}
            </option>
          ))}
        </select>
        {chosen && [...chosen.name].length > LONG && (
          <p className="ww-field-hint">
            <bdi>{chosen.name}</bdi>
          </p>
        )}
        <FieldRefusal id={`${id}-refusal`} words={refusal} />
      </div>
    </>
  );
}
