import { useMemo } from 'react';
import { NOTE_COLORS, type NoteColor, paperName } from '../../../shared/model/note.ts';
import { nameOrder } from '../../../shared/words/nameOrder.ts';
import { isComposing } from '../../design/keys.ts';
import { paperFill } from '../../design/paperColors.ts';
import { PaperShape } from '../../design/PaperShape.tsx';
import { WallIcon } from '../WallIcon.tsx';
import type { Finder } from './Finder.ts';
import { focusGrouping } from './focusGrouping.ts';
import { isFiltering, NO_FILTER } from './matchNotes.ts';
import { FIND_FIELD } from './useFindKeys.ts';
import { t, words } from '../../words/speak.ts';
import { T } from '../../words/T.tsx';

/** Words and filters, how many notes they find, and what to do with those. */
export function SearchForm({
  finder,
  prompts,
  asking,
  onClose,
}: {
  finder: Finder;
  prompts: readonly string[];
  /** Whose questions they are, as notes name it. */
  asking: string | null;
  onClose: () => void;
}) {
  return (
    <>
      <Words finder={finder} onClose={onClose} />
      <Filters finder={finder} prompts={prompts} asking={asking} />
      <Result finder={finder} />
      <Actions finder={finder} />
    </>
  );
}

function Words({ finder, onClose }: { finder: Finder; onClose: () => void }) {
  const { filter } = finder.state;
  return (
    <div className="find-head">
      <label className="find-field">
        <span className="ww-visually-hidden">{t('find.words')}</span>
        <WallIcon name="find" size={20} />
        <input
          id={FIND_FIELD}
          type="search"
          dir="auto"
          placeholder={t('find.words.placeholder')}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          value={filter.text}
          onChange={(event) => finder.look({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || isComposing(event)) return;
            event.preventDefault();
            finder.step(event.shiftKey ? -1 : 1);
          }}
        />
      </label>
      <button
        type="button"
        className="wall-button wall-button-icon"
        aria-label={t('design.close')}
        onClick={onClose}
      >
        <WallIcon name="close" size={20} />
      </button>
    </div>
  );
}

/** Papers, questions and writers. */
function Filters({
  finder,
  prompts,
  asking,
}: {
  finder: Finder;
  prompts: readonly string[];
  asking: string | null;
}) {
  const { filter } = finder.state;
  const { wall } = finder.model.state;
  const names = useMemo(
    () =>
      [...new Set([...wall.notes.values()].flatMap(({ note }) => note.by ?? []))].sort(
        nameOrder(words().language),
      ),
    [wall],
  );
  const togglePaper = (color: NoteColor): void => {
    const colors = new Set(filter.colors);
    if (!colors.delete(color)) colors.add(color);
    finder.look({ colors });
  };
  return (
    <div className="find-filters" role="group" aria-label={t('find.filters')}>
      <div className="paper-tags" role="group" aria-label={t('find.paper')}>
        {NOTE_COLORS.map((color) => (
          <button
            key={color}
            type="button"
            aria-pressed={filter.colors.has(color)}
            aria-label={paperName(words(), color)}
            title={paperName(words(), color)}
            style={{ background: paperFill(color) }}
            onClick={() => togglePaper(color)}
          >
            <PaperShape color={color} size={12} />
          </button>
        ))}
      </div>
      {prompts.length > 1 && (
        <select
          className="wall-button"
          aria-label={t('find.question')}
          dir="auto"
          value={filter.prompt ?? ''}
          onChange={(event) =>
            finder.look({
              prompt: event.target.value === '' ? null : Number(event.target.value),
              asking,
            })
          }
        >
          <option value="">{t('find.question.any')}</option>
          {prompts.map((prompt, index) => (
            <option key={prompt} value={index}>
              {t('find.question.numbered', { number: index + 1, question: prompt })}
            </option>
          ))}
        </select>
      )}
      {names.length > 0 && (
        <select
          className="wall-button"
          aria-label={t('find.by')}
          dir="auto"
          value={filter.by ?? ''}
          onChange={(event) =>
            finder.look({ by: event.target.value === '' ? null : event.target.value })
          }
        >
          <option value="">{t('find.by.any')}</option>
          {names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

/** How many there are, and the ways through them. */
function Result({ finder }: { finder: Finder }) {
  const { filter, matches, current } = finder.state;
  const { wall } = finder.model.state;
  const at = matches && current !== null ? matches.indexOf(current) : -1;
  const isNone = !matches || matches.length === 0;
  return (
    <div className="find-result">
      <p role="status">
        <bdi>
          {matches === null ? (
            t('find.all', { count: wall.notes.size })
          ) : at >= 0 ? (
            <T
              k="find.result.at"
              with={{
                found: matches.length,
                count: wall.notes.size,
                at: at + 1,
                b: <b />,
                place: <span className="find-at" />,
              }}
            />
          ) : (
            <T k="find.result" with={{ found: matches.length, count: wall.notes.size, b: <b /> }} />
          )}
        </bdi>
      </p>
      <button
        type="button"
        className="wall-button"
        aria-pressed={filter.loose}
        onClick={() => finder.look({ loose: !filter.loose })}
      >
        {t('group.notYet')}
      </button>
      <button
        type="button"
        className="wall-button wall-button-icon"
        aria-label={t('find.previous')}
        title={t('find.previous.title')}
        disabled={isNone}
        onClick={() => finder.step(-1)}
      >
        <WallIcon name="up" size={22} />
      </button>
      <button
        type="button"
        className="wall-button wall-button-icon"
        aria-label={t('find.next')}
        title={t('find.next.title')}
        disabled={isNone}
        onClick={() => finder.step(1)}
      >
        <WallIcon name="down" size={22} />
      </button>
    </div>
  );
}

function Actions({ finder }: { finder: Finder }) {
  const { filter, matches } = finder.state;
  const { wall, writable } = finder.model.state;
  const isNone = !matches || matches.length === 0;
  return (
    <div className="find-actions">
      {writable && (
        <button
          type="button"
          className="wall-button wall-button-filled"
          disabled={isNone}
          onClick={() => {
            finder.chooseMatches();
            focusGrouping();
          }}
        >
          {t('find.select')}
        </button>
      )}
      {isFiltering(filter) && (
        <button
          type="button"
          className="wall-button"
          onClick={() => {
            finder.look(NO_FILTER);
            document.getElementById(FIND_FIELD)?.focus();
          }}
        >
          {t('find.clear')}
        </button>
      )}
      {writable && (
        <button
          type="button"
          className="wall-button find-apart"
          title={t('find.alikes.title')}
          disabled={wall.notes.size < 2}
          onClick={() => void finder.lookForAlikes()}
        >
          <WallIcon name="like" size={20} />
          {t('find.alikes')}
        </button>
      )}
    </div>
  );
}
