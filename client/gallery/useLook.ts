import { useEffect, useRef, useState } from 'react';
import { lookWith, type LookEdit } from '../../shared/model/poster.ts';
import type { PosterLook } from '../../shared/model/table.ts';
import type { PosterView } from '../../shared/protocol/tables.ts';
import { replacedLook } from '../meeting/outbox/commandMeanings.ts';
import { pendingOf, type Pending } from '../meeting/pending/pendingView.ts';
import type { Gallery } from './gallery.ts';
import { backEdit, layoutName, lookText } from './posterLook.ts';
import { t } from '../words/speak.ts';

const NO_LOOK: PosterLook = {};

/** Choosing how a poster looks, while it is being chosen: what became of it, what others chose meanwhile, and the way back. */
interface Look {
  look: PosterLook;
  choose(edit: LookEdit, said: string): void;
  /** What was last done here, or by others. */
  said: string;
  /** Takes back what was chosen last; `null` where nothing was. */
  undo: (() => void) | null;
  /** What has not arrived, or was refused. */
  pending: Pending | undefined;
}

export function useLook(
  { commands, pending, isOffline }: Pick<Gallery, 'commands' | 'pending' | 'isOffline'>,
  { tableId, look = NO_LOOK }: Pick<PosterView, 'tableId' | 'look'>,
): Look {
  const [said, say] = useState('');
  const [before, setBefore] = useState<PosterLook | null>(null);
  // Looks that stood here: what was replaced without having been seen was somebody else's.
  const seen = useRef(new Set<string>());
  const expected = useRef(lookText(look));
  const send = (edit: LookEdit, words: string, back: PosterLook | null): void => {
    const next = lookText(lookWith(look, edit));
    expected.current = next;
    seen.current.add(next);
    setBefore(back);
    say(words);
    commands.say({ kind: 'poster', table: tableId, edit });
  };
  const text = lookText(look);
  const called = layoutName(look);
  useEffect(() => {
    seen.current.add(text);
    if (expected.current === text) return;
    expected.current = text;
    setBefore(null);
    say(
      called === null
        ? t('gallery.look.changedUnknown')
        : t('gallery.look.changed', { look: called }),
    );
  }, [text, called]);
  const own = pending.filter(({ intent }) => intent.kind === 'poster' && intent.table === tableId);
  // The server's own object, for as long as the entry is there.
  const replaced = own
    .flatMap(({ intent, progress }) => replacedLook(intent, progress) ?? [])
    .at(-1);
  useEffect(() => {
    if (!replaced || seen.current.has(lookText(replaced))) return;
    seen.current.add(lookText(replaced));
    setBefore(replaced);
    const chosen = layoutName(replaced);
    say(
      chosen === null
        ? t('gallery.look.atOnceUnknown')
        : t('gallery.look.atOnce', { look: chosen }),
    );
  }, [replaced]);
  const waiting = own.filter(({ progress }) => progress.state !== 'saved').at(-1);
  return {
    look,
    choose: (edit, words) => send(edit, words, look),
    said,
    undo: before && (() => send(backEdit(look, before), t('gallery.look.undone'), null)),
    pending: waiting && pendingOf(waiting, isOffline ? 'network' : null).pending,
  };
}
