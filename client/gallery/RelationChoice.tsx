import { useId, type JSX } from 'react';
import { RELATIONS, type Relation } from '../../shared/model/gallery.ts';
import { t } from '../words/speak.ts';

/** Reinforces or supports, each with its meaning. A radio group, so arrow keys walk it. */
export function RelationChoice({
  value,
  onChange,
  legend,
}: {
  value: Relation;
  onChange: (relation: Relation) => void;
  legend: string;
}): JSX.Element {
  const name = useId();
  return (
    <fieldset className="relation">
      <legend>{legend}</legend>
      {RELATIONS.map((relation) => (
        <label key={relation} className="relation-choice">
          <input
            type="radio"
            name={name}
            value={relation}
            checked={value === relation}
            onChange={() => onChange(relation)}
          />
          <span>
            <b>{t(`relation.${relation}.does`)}</b>
            <span>{t(`relation.${relation}.does.means`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
