import { useState, type JSX } from 'react';
import type { RatedThingView } from '../../../shared/protocol/ratings.ts';
import { FoldedTexts, hasWords, searchWords } from '../../../shared/similarity/foldText.ts';
import { Button } from '../../design/Button.tsx';
import { Field } from '../../design/Field.tsx';
import { saidOf, type NoteForms } from '../../design/NoteSaid.tsx';
import { t } from '../../words/speak.ts';
import { thingTitle } from './thingTitle.ts';

/** Things drawn at once: some screens full, drawn within 50 ms also by an old phone. */
const PAGE = 24;
/** From so many on somebody looks for hers. */
const SEARCH_FROM = 12;

/** Of a long list what somebody looks for, page by page; what to show above it and below. */
export function useThingList<Thing extends RatedThingView>(
  things: readonly Thing[],
  forms: NoteForms,
): { shown: readonly Thing[]; search: JSX.Element | null; more: JSX.Element | null } {
  const [sought, setSought] = useState('');
  const [limit, setLimit] = useState(PAGE);
  const [folded] = useState(() => new FoldedTexts());
  const words = searchWords(sought);
  const textOf = (thing: Thing): string => {
    const { means, fields } = saidOf(forms, thing);
    return [thing.number, thingTitle(thing), means, ...fields.map(({ said }) => said)].join(' ');
  };
  const found =
    words.length === 0
      ? things
      : things.filter((thing) => hasWords(folded.of(thing.id, textOf(thing)), words));
  const left = found.length - limit;
  return {
    shown: found.slice(0, limit),
    search:
      things.length < SEARCH_FROM && sought === '' ? null : (
        <div className="th-search">
          <Field
            label={t('things.search')}
            type="search"
            autoComplete="off"
            value={sought}
            onChange={(event) => {
              setSought(event.target.value);
              setLimit(PAGE);
            }}
          />
          <p role="status">
            {words.length === 0 ? '' : t('things.found', { count: found.length })}
          </p>
        </div>
      ),
    more:
      left <= 0 ? null : (
        <Button wide onClick={() => setLimit(limit + PAGE)}>
          {t('things.more', { count: Math.min(PAGE, left) })}
        </Button>
      ),
  };
}
