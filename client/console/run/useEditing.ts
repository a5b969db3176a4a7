import { useRef, useState } from 'react';
import type { ScriptChange } from '../../../shared/scripts/change/changeScript.ts';
import { useDraftOf } from '../../app/useDraft.ts';
import type { RefusedChange } from '../../desk/refusedChange.ts';
import {
  changeOf,
  drafted,
  draftSince,
  isDirty,
  NO_DRAFT,
  overOthers,
  type RunDraft,
} from './runDraft.ts';

/** Asks for a change; `null` where it was made. */
export type Send = (change: ScriptChange) => Promise<RefusedChange | null>;

/** What is being changed of a step, or of the script itself. */
export interface Editing {
  draft: RunDraft;
  refused: RefusedChange | null;
  /** She made `after` of what she saw. */
  change: (before: object, after: object) => void;
  /** Sends what was changed, if anything was. */
  keep: () => void;
  /** Gives up what was typed. */
  drop: () => void;
  /** Puts her words over what stands there by now. */
  overwrite: (thing: object) => void;
}

/** Changes of one step (`null`: of the script), typed, kept through a reload, and sent one after the other. */
export function useEditing(wall: string, step: string | null, send: Send): Editing {
  const [draft, setDraft] = useDraftOf<RunDraft>(`run-${wall}-${step ?? ''}`, NO_DRAFT);
  const [refused, setRefused] = useState<RefusedChange | null>(null);
  // What is typed while another change is on its way is sent after it.
  const newest = useRef(draft);
  const sending = useRef(false);
  const put = (next: RunDraft): void => {
    newest.current = next;
    setDraft(next);
  };
  const sendAll = async (): Promise<void> => {
    if (sending.current) return;
    sending.current = true;
    while (isDirty(newest.current)) {
      const sent = newest.current;
      const why = await send(changeOf(sent, step));
      setRefused(why);
      // Refused, but she wants something else by now: pressing a button leaves the field first, which sends what it held.
      if (why && newest.current !== sent) continue;
      if (why) break;
      put(draftSince(sent, newest.current));
    }
    sending.current = false;
  };
  return {
    draft,
    refused,
    change: (before, after) => put(drafted(newest.current, before, after)),
    keep: () => void sendAll(),
    drop: () => {
      setRefused(null);
      put(NO_DRAFT);
    },
    overwrite: (thing) => {
      put(overOthers(newest.current, thing));
      void sendAll();
    },
  };
}
