import { useLayoutEffect, useRef, useState } from 'react';
import { splittable } from '../../../shared/documents/wallOperations.ts';
import type { Session } from '../../../shared/model/session.ts';
import type { Finder } from '../find/Finder.ts';
import { useMedia } from '../../design/useMedia.ts';
import { ChooseList } from '../ChooseList.tsx';
import { notesSoFar } from '../../../shared/activities/noteWords.ts';
import { deedWords } from '../deedWords.ts';
import { numberedTitle } from '../titleOf.ts';
import { toolbarKeys } from '../toolbarKeys.ts';
import { WallIcon } from '../WallIcon.tsx';
import type { WallModel } from '../wallModel.ts';
import type { WallState } from '../wallState.ts';
import { GroupHead } from './GroupHead.tsx';
import { NoteList, type NoteListProps } from './NoteList.tsx';
import { OutlineKeyboard } from './OutlineKeyboard.ts';
import { outlineRows } from './outlineRows.ts';
import { OutlineScroll } from './OutlineScroll.ts';
import { t, words } from '../../words/speak.ts';
import { T } from '../../words/T.tsx';

/** Up to so many notes the whole wall is on the page, for the browser's own search and for reading on and on; of larger ones, what is near the screen. */
const WHOLE_UP_TO = 300;

/** A small screen, where the outline's head would leave too little room: it is scrolled with the lists. The same as in the styles. */
const SCROLLS_WHOLE = '(max-width: 499px), (max-height: 500px)';

/** The wall as headed lists: the same powers without a pointer, and what screen readers read. */
export function OutlinePanel({
  model,
  state,
  finder,
  session,
  noteCount,
  onGroup,
  onClose,
}: {
  model: WallModel;
  state: WallState;
  finder: Finder;
  session: Session;
  noteCount: number;
  onGroup: () => void;
  onClose: () => void;
}) {
  const { wall, writable } = state;
  const [scroll] = useState(
    () => new OutlineScroll((id) => model.state.wall.notes.get(id)?.note.text ?? ''),
  );
  const [keyboard] = useState(() => new OutlineKeyboard(model, finder, scroll, outlineRows));
  const panel = useRef<HTMLElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const isWhole = useMedia(SCROLLS_WHOLE);
  useLayoutEffect(() => {
    const scrolls = (isWhole ? panel : box).current;
    return scrolls ? scroll.follow(scrolls) : undefined;
  }, [scroll, isWhole]);
  useLayoutEffect(() => keyboard.settle());
  const lists = { state, finder, keyboard, scroll, isLong: wall.notes.size > WHOLE_UP_TO };

  return (
    <section
      ref={panel}
      className="outline"
      id="outline"
      aria-label={t('outline.label')}
      tabIndex={-1}
    >
      <OutlineHead model={model} state={state} onClose={onClose} />
      {writable && (
        <OutlineActions state={state} finder={finder} keyboard={keyboard} onGroup={onGroup} />
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the rows inside take the focus and have the roles; one listener serves ten thousand */}
      <div
        ref={box}
        className="outline-lists"
        onKeyDown={keyboard.onKeyDown}
        onClick={keyboard.onClick}
        onMouseDown={keyboard.onMouseDown}
        onFocus={keyboard.place.onFocus}
        onBlur={keyboard.place.onBlur}
      >
        {[...wall.clusters.values()].map((cluster) => (
          <section key={cluster.id} aria-labelledby={`outline-${cluster.id}`}>
            <GroupHead
              model={model}
              keyboard={keyboard}
              cluster={cluster}
              clusters={wall.clusters}
              writable={writable}
              isAsked={state.namingInOutline === cluster.id}
            />
            {cluster.notes.length === 0 ? (
              <p className="outline-empty">{t('outline.emptyGroup')}</p>
            ) : (
              <NoteList {...lists} home={cluster.id} ids={cluster.notes} />
            )}
          </section>
        ))}
        <LooseNotes lists={lists} session={session} noteCount={noteCount} />
      </div>
      {writable && (
        <p className="outline-keys" id="outline-keys">
          <T k="outline.keys" with={{ kbd: <kbd /> }} />
        </p>
      )}
    </section>
  );
}

/** What can be done with the outline itself. */
function OutlineHead({
  model,
  state,
  onClose,
}: {
  model: WallModel;
  state: WallState;
  onClose: () => void;
}) {
  const { steps, writable } = state;
  const last = steps.done.at(-1);
  return (
    <header className="outline-head">
      <h2>{t('wall.outline')}</h2>
      {writable && (
        <button
          type="button"
          className="wall-button outline-undo"
          disabled={!last}
          title={last ? t('undo.undo', { what: deedWords(last.did) }) : t('outline.undo.none')}
          onClick={() => model.undo()}
        >
          <WallIcon name="undo" size={20} />
          {t('wall.undo')}
        </button>
      )}
      <button type="button" className="wall-button" onClick={onClose}>
        <WallIcon name="wall" size={20} />
        {t('outline.showWall')}
      </button>
    </header>
  );
}

/** What can be done with the chosen notes. */
function OutlineActions({
  state: { wall, selection },
  finder,
  keyboard,
  onGroup,
}: {
  state: WallState;
  finder: Finder;
  keyboard: OutlineKeyboard;
  onGroup: () => void;
}) {
  const chosen = [...selection];
  const moveTo = (target: string): void =>
    target === 'loose' ? keyboard.moveOut(chosen) : keyboard.moveToGroup(target, chosen);
  return (
    <div
      className="outline-actions"
      role="toolbar"
      aria-label={t('outline.actions')}
      onKeyDown={toolbarKeys}
    >
      <span>
        {chosen.length === 0 ? t('outline.choose') : t('chosen.count', { count: chosen.length })}
      </span>
      <button
        type="button"
        className="wall-button"
        disabled={chosen.length === 0}
        aria-keyshortcuts="g"
        title={t('chosen.group.title')}
        onClick={onGroup}
      >
        {t(splittable(wall, chosen) === null ? 'outline.newGroup' : 'chosen.splitOff')}
      </button>
      <ChooseList
        label={t('outline.move.label')}
        word={t('chosen.move')}
        disabled={chosen.length === 0}
        onChoose={moveTo}
      >
        {[...wall.clusters.values()].map((cluster) => (
          <option key={cluster.id} value={cluster.id}>
            {numberedTitle(cluster)}
          </option>
        ))}
        <option value="loose">{t('outline.move.out')}</option>
      </ChooseList>
      <button
        type="button"
        className="wall-button"
        disabled={chosen.length === 0}
        onClick={() => void finder.suggest()}
      >
        {t('find.like')}
      </button>
    </div>
  );
}

/** The notes in no group, as far as they may be read. */
function LooseNotes({
  lists,
  session,
  noteCount,
}: {
  lists: Omit<NoteListProps, 'home' | 'ids'>;
  session: Session;
  noteCount: number;
}) {
  const { readable, wall } = lists.state;
  if (!readable)
    return <p className="outline-private">{notesSoFar(words(), session, noteCount)}</p>;
  return (
    <section aria-labelledby="outline-loose">
      <h3 id="outline-loose">
        {t('group.notYet')} <small>{words().number(wall.loose.length)}</small>
      </h3>
      {wall.loose.length === 0 ? (
        <p className="outline-empty">
          {wall.notes.size === 0
            ? noteCount > 0
              ? t('wall.bringingIn', { count: noteCount })
              : t('outline.noNotes')
            : t('group.every')}
        </p>
      ) : (
        <NoteList {...lists} home={null} ids={wall.loose} />
      )}
    </section>
  );
}
