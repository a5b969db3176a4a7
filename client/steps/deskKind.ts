import type { ComponentType } from 'react';
import type { Step } from '../../shared/scripts/script.ts';
import type { ConsoleView } from '../desk/consoleView.ts';
import type { UndoableAction } from '../desk/lastAction.ts';
import type { SideTab } from '../desk/desk.ts';
import type { IconName } from '../design/Icon.tsx';
import type { MeetingState } from '../meeting/meetingState.ts';
import type { Store } from '../meeting/store.ts';

/** Made when the button is pressed: each press is an action of its own. */
type MakeAction = () => UndoableAction;

/** What a button beside a need does. */
export interface NeedButton {
  words: string;
  icon?: IconName;
  /** It leads on: its arrow stands behind its words. */
  leadsOn?: true;
  does:
    | { act: MakeAction }
    /** The wall, where somebody can put it right. */
    | { opens: 'wall' }
    /** A part of the facilitator's page, by its id, and the side tab in which it is. */
    | { shows: string; tab?: SideTab };
}

/** Something that waits for the facilitator. `id`: what of; one of each at a time. */
export interface Need {
  id: string;
  icon: IconName;
  title: string;
  text: string;
  /** None where what helps is not at this desk. */
  buttons?: readonly NeedButton[];
}

/** The one thing to do next, in words, and what it will do to whom. */
export interface NextThing {
  /** What it is: `step` where it only goes to the next one. */
  id: string;
  title: string;
  consequence: string;
  button: string;
  does:
    | { act: MakeAction }
    /** Asks first: the dialog of the kind that it starts, or one of the page's own. */
    | { asks: 'walk' | 'reveal' | 'keep' }
    /** There is nothing to begin with before groups have names. */
    | { opens: 'wall' };
}

/**
 * What a kind of step adds to the facilitator's page. All of it is asked with what the page knows; what is left out a kind does not have.
 */
export interface DeskKind {
  /** While the meeting stands at such a step, what comes before it goes on: another stop, tables that are to be opened. */
  next?: (view: ConsoleView) => NextThing | null;
  /** Going to such a step, where it begins with more than the step itself. */
  coming?: (view: ConsoleView, step: Step) => NextThing | null;
  /** What she should know before the meeting goes to such a step; '' where nothing. */
  warns?: (view: ConsoleView, step: Step) => string;
  /** What waits for the facilitator because of it, most urgent first; `isNow`: the meeting stands at such a step. */
  needs?: (view: ConsoleView, isNow: boolean) => readonly Need[];
  /** What the page shows while the meeting stands at such a step. */
  Panel?: ComponentType<PanelProps>;
  /** Whether it shows that at other steps as well. */
  stays?: (view: ConsoleView) => boolean;
  /** What it asks before it starts. */
  Asks?: ComponentType<{ onClose: () => void }>;
}

export interface PanelProps {
  known: Store<MeetingState>;
}
