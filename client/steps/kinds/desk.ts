import { STEP_KINDS, type StepKind } from '../../../shared/scripts/script.ts';
import { claimOnDesk } from '../claim/desk.ts';
import { connectOnDesk } from '../connect/desk.ts';
import type { DeskKind } from '../deskKind.ts';
import { followUpOnDesk } from '../follow-up/desk.ts';
import { groupOnDesk } from '../group/desk.ts';
import { postOnDesk } from '../post/desk.ts';
import { rateOnDesk } from '../rate/desk.ts';
import { reportBackOnDesk } from '../report-back/desk.ts';
import { tablesOnDesk } from '../tables/desk.ts';
import { walkOnDesk } from '../walk/desk.ts';

/** What each kind of step adds to the facilitator's page. */
export const DESK_KINDS: Readonly<Record<StepKind, DeskKind>> = {
  post: postOnDesk,
  group: groupOnDesk,
  tables: tablesOnDesk,
  rate: rateOnDesk,
  claim: claimOnDesk,
  walk: walkOnDesk,
  connect: connectOnDesk,
  'report-back': reportBackOnDesk,
  'follow-up': followUpOnDesk,
};

const LATEST_FIRST: readonly StepKind[] = STEP_KINDS.reduce<StepKind[]>(
  (kinds, kind) => [kind, ...kinds],
  [],
);

/** All kinds as a page goes through them: that of the present step first, then what a meeting usually comes to last. */
export const kindsFrom = (present: StepKind): readonly StepKind[] => [
  present,
  ...LATEST_FIRST.filter((kind) => kind !== present),
];
