import { courseNow, type Catching, type Course } from '../../shared/scripts/plan.ts';
import { findStep } from '../../shared/scripts/course.ts';
import { stepName } from '../../shared/scripts/stepWords.ts';
import { nextTime } from '../desk/clockTime.ts';
import type { ConsoleView } from '../desk/consoleView.ts';
import { sentences } from '../desk/listNames.ts';
import { t, words } from '../words/speak.ts';

const MINUTE_MS = 60_000;
/** Less than this is nobody's concern, minutes. */
const ON_TIME = 2;

type Planned = Pick<ConsoleView, 'session' | 'run' | 'now'>;

const minutesOf = (ms: number): number => Math.round(ms / MINUTE_MS);

/** How the meeting stands beside its plan; `null` before anybody knows when it begins. */
export function courseOf({ session, run: { script }, now }: Planned): Course | null {
  const { startsAt, step, since } = session;
  if (startsAt === null) return null;
  // Before it begins the first step has not begun either.
  const from = Math.max(since, startsAt);
  return courseNow(script, { startsAt, step, since: from, now: Math.max(now, from) }, nextTime);
}

/** When each step ahead begins, as things are now, by its id. */
export const beginnings = (course: Course | null): ReadonlyMap<string, number> =>
  new Map(
    (course?.expected ?? []).flatMap(({ id, startsAt }) =>
      startsAt === null ? [] : [[id, startsAt]],
    ),
  );

/** "12 minutes late", "On time"; '' where nobody planned it. */
function lateWords(lateMs: number | null): string {
  if (lateMs === null) return '';
  const minutes = minutesOf(lateMs);
  if (Math.abs(minutes) < ON_TIME) return t('console.plan.onTime');
  return minutes > 0
    ? t('console.plan.late', { minutes })
    : t('console.plan.early', { minutes: -minutes });
}

/** "Lunch at 12:30 stays if the walk takes 15 min." */
function catchingWords({ session, run: { script } }: Planned, catching: Catching): string {
  const nameOf = (id: string): string => {
    const step = findStep(script, id);
    return step ? stepName(words(), session, step) : '';
  };
  const { keeps, shorten } = catching;
  const late = minutesOf(catching.lateMs);
  const still = minutesOf(catching.stillLateMs);
  if (late < ON_TIME) return '';
  const kept = {
    what: keeps === null ? t('console.plan.end') : nameOf(keeps),
    time: words().time(catching.at),
  };
  if (shorten.length === 0) return t('console.plan.slips', { ...kept, minutes: late });
  const changes = words().list(
    shorten.map(({ id, minutes }) => t('console.plan.takes', { step: nameOf(id), minutes })),
  );
  return still < ON_TIME
    ? t('console.plan.stays', { ...kept, changes })
    : t('console.plan.even', { ...kept, changes, minutes: still });
}

/** How late the meeting is, and what would help; '' where nothing is planned. Pure. */
export function courseWords(view: Planned): string {
  const course = courseOf(view);
  if (!course) return '';
  return sentences(
    lateWords(course.lateMs),
    course.catching ? catchingWords(view, course.catching) : '',
  );
}
