import type { ComponentType, ReactNode } from 'react';
import type { StepKind } from '../../shared/scripts/script.ts';
import { ChooseTable } from './ChooseTable.tsx';
import { FollowUp } from './FollowUp.tsx';
import type { Gallery } from './gallery.ts';
import { t } from '../words/speak.ts';

/** What a kind of step shows on the big screen and on the page of posters. */
interface RoomKind {
  /** A screen of its own in place of the room of posters, and what leads there from the room. */
  Screen?: ComponentType<{ gallery: Gallery; actions?: ReactNode }>;
  leads?: () => string;
  /** What the room is called meanwhile, where that is not the step's title. */
  title?: () => string;
  /** Threads between posters are what it is about. */
  threads?: true;
}

/** By kind; a kind that shows nothing of its own leaves the room, or the tables, as they are. */
export const ROOM_KINDS: Readonly<Record<StepKind, RoomKind>> = {
  post: {},
  group: {},
  tables: {
    Screen: ChooseTable,
    leads: () => t('gallery.whoSits'),
    title: () => t('gallery.soFar'),
  },
  rate: {},
  claim: {},
  walk: {},
  connect: { threads: true },
  'report-back': {},
  'follow-up': { Screen: FollowUp, leads: () => t('gallery.whoIsIn'), threads: true },
};
