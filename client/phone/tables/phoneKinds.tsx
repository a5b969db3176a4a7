import type { ComponentType, JSX } from 'react';
import type { LiveSession } from '../../../shared/model/session.ts';
import type { StepKind } from '../../../shared/scripts/script.ts';
import { t } from '../../words/speak.ts';
import { ConnectScreen } from './ConnectScreen.tsx';
import { FollowUp } from './FollowUp.tsx';
import { GalleryWalk } from './GalleryWalk.tsx';
import { ReportBackScreen } from './ReportBackLine.tsx';
import type { TablesState } from './TablesState.ts';

interface ScreenProps {
  state: TablesState;
  /** To the own table. */
  onTable: () => void;
}

/** What a kind of step has on a phone once posters hang, beside the own table. */
interface PhoneKind {
  Screen: ComponentType<ScreenProps>;
  /** What the room does, in a word. */
  tab: (session: LiveSession) => string;
  /** Its screen says who reports back, so that no line above it has to. */
  tellsReports: boolean;
  /** Whether buttons stand along the foot of the screen. */
  hasBar: (hasTable: boolean) => boolean;
}

/** People listen while a table reports, else they go from poster to poster. */
function Posters({ state, onTable }: ScreenProps): JSX.Element {
  return state.session.reportBack ? (
    <ReportBackScreen state={state} />
  ) : (
    <GalleryWalk state={state} onTable={onTable} />
  );
}

const POSTERS: PhoneKind = {
  Screen: Posters,
  tab: ({ reportBack }) => t(reportBack ? 'phone.tab.listen' : 'phone.tab.gallery'),
  tellsReports: true,
  hasBar: () => true,
};

/** By kind; at a step of another kind everybody is at her table, or at a screen that has the whole phone. */
const PHONE_KINDS: Readonly<Partial<Record<StepKind, PhoneKind>>> = {
  walk: POSTERS,
  'report-back': POSTERS,
  connect: {
    Screen: ConnectScreen,
    tab: () => t('phone.tab.connect'),
    tellsReports: false,
    hasBar: (hasTable) => hasTable,
  },
  'follow-up': {
    Screen: FollowUp,
    tab: () => t('phone.tab.follow-up'),
    tellsReports: false,
    hasBar: () => false,
  },
};

export const phoneKind = ({ present }: LiveSession): PhoneKind | undefined =>
  PHONE_KINDS[present.kind];
