import type { ReactElement } from 'react';
import {
  faultWords,
  placeShown,
  stepOfPlace,
  type ScriptFault,
} from '../../shared/scripts/faults.ts';
import { t, words } from '../words/speak.ts';
import './faultList.css';

/** So many are shown at once: nobody mends more before reading the file again. */
const SHOWN = 12;

/** What is wrong with a script, each fault behind its place; `titleOf`: what a step is called, by its index from 0. */
export function FaultList({
  faults,
  isMore,
  titleOf,
}: {
  faults: readonly ScriptFault[];
  isMore: boolean;
  titleOf?: (index: number) => string | undefined;
}): ReactElement {
  return (
    <>
      <ul className="faults">
        {faults.slice(0, SHOWN).map((fault) => (
          <li key={`${fault.place} ${fault.code}`}>
            <FaultPlace place={fault.place} titleOf={titleOf} />
            {faultWords(words(), fault)}
          </li>
        ))}
      </ul>
      {isMore || faults.length > SHOWN ? <p>{t('script.faults.more')}</p> : null}
    </>
  );
}

function FaultPlace({
  place,
  titleOf,
}: {
  place: string;
  titleOf: ((index: number) => string | undefined) | undefined;
}): ReactElement | null {
  if (place === '') return null;
  const { index, rest } = stepOfPlace(place);
  const title = index === null ? undefined : titleOf?.(index);
  return (
    <span className="fault-place">
      {index === null ? null : (
        <span>
          {title
            ? t('script.fault.step', { number: index + 1, title })
            : t('script.fault.step.number', { number: index + 1 })}{' '}
        </span>
      )}
      {rest === '' ? null : <code dir="ltr">{placeShown(rest)}</code>}
    </span>
  );
}
