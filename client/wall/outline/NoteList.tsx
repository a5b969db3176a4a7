import { useMemo } from 'react';
import type { Finder } from '../find/Finder.ts';
import type { WallState } from '../wallState.ts';
import { NoteRow } from './NoteRow.tsx';
import type { OutlineKeyboard } from './OutlineKeyboard.ts';
import type { Home } from './OutlineLists.ts';
import type { OutlineScroll } from './OutlineScroll.ts';
import { useListRows } from './useListRows.ts';
import { t } from '../../words/speak.ts';

const CHOOSING_KEYS = [
  'Space',
  'Shift+ArrowDown',
  'Shift+ArrowUp',
  'Control+A',
  'G',
  ...'0123456789',
  'Delete',
].join(' ');

export interface NoteListProps {
  state: WallState;
  finder: Finder;
  keyboard: OutlineKeyboard;
  scroll: OutlineScroll;
  home: Home;
  ids: readonly string[];
  /** Only the rows near the screen are on the page. */
  isLong: boolean;
}

/**
 * The notes of one group, or of none: a list box with one stop for Tab, whose rows take the focus themselves, so that screen readers,
 * magnifiers and the wall all know the note it is at.
 */
export function NoteList({ state, finder, keyboard, scroll, home, ids, isLong }: NoteListProps) {
  const { notes } = state.wall;
  const shown = finder.shown();
  const found = useMemo(() => (shown ? ids.filter((id) => shown.has(id)) : ids), [ids, shown]);
  const { current } = finder.state;
  const at =
    current !== null && (notes.get(current)?.cluster ?? null) === home
      ? found.indexOf(current)
      : -1;
  const last = at >= 0 ? current : keyboard.place.lastIn(home);
  const stop = Math.max(0, at >= 0 ? at : last === null ? 0 : found.indexOf(last));
  const { list, rows, after } = useListRows(
    scroll,
    found,
    isLong,
    at === stop ? [stop] : [stop, at],
  );
  if (found.length === 0) return <p className="outline-empty">{t('outline.noneFound')}</p>;
  return (
    <ul
      ref={list}
      className="outline-notes"
      role="listbox"
      aria-labelledby={`outline-${home ?? 'loose'}`}
      aria-describedby={home === null && state.writable ? 'outline-keys' : undefined}
      aria-multiselectable={state.writable || undefined}
      aria-keyshortcuts={state.writable ? CHOOSING_KEYS : undefined}
      style={after > 0 ? { paddingBlockEnd: after } : undefined}
    >
      {rows.map(({ index, gap }) => {
        const id = found[index] ?? '';
        const placed = notes.get(id);
        return (
          placed && (
            <NoteRow
              key={id}
              id={id}
              note={placed.note}
              isChosen={state.writable ? state.selection.has(id) : null}
              isStop={index === stop}
              isCurrent={id === current}
              place={isLong ? index + 1 : undefined}
              of={isLong ? found.length : undefined}
              gap={gap}
            />
          )
        );
      })}
    </ul>
  );
}
