import { useId, type JSX } from 'react';
import type { Relation } from '../../shared/model/gallery.ts';

const MEANING: Record<Relation, string> = {
  reinforces: 'makes the other stronger',
  supports: 'gives the other something it needs',
};

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
      {(['reinforces', 'supports'] as const).map((relation) => (
        <label key={relation} className="relation-choice">
          <input
            type="radio"
            name={name}
            value={relation}
            checked={value === relation}
            onChange={() => onChange(relation)}
          />
          <span>
            <b>{relation}</b>
            <span>{MEANING[relation]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
