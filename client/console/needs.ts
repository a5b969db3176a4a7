import { calledName } from '../../shared/model/names.ts';
import type { Burst, Removal } from '../../shared/model/removal.ts';
import { burstText, burstTitle, isNews } from '../desk/burstWords.ts';
import type { ConsoleView } from '../desk/consoleView.ts';
import { listNames } from '../desk/listNames.ts';
import type { PersonRow } from '../meeting/documents/readDocuments.ts';
import type { Need } from '../steps/deskKind.ts';
import { DESK_KINDS, kindsFrom } from '../steps/kinds/desk.ts';
import { t, words } from '../words/speak.ts';

/** What waits for the facilitator at any step beside what the steps' kinds say: people at the door, and her own screen. */
export type ConsoleNeed =
  | Need
  | (Need & { id: 'burst'; burst: Burst })
  /** Done by itself, shown while it lasts. */
  | (Need & { id: 'removing'; removal: Removal })
  | (Need & { id: 'sleep'; isSleep: true });

const nameOf = (person: PersonRow): string => calledName(words(), person.name, person.role);

/** People who offer to help, in one. */
function offers(people: readonly PersonRow[]): Need[] {
  const asking = people.filter(
    (person) => person.offer === 'offered' && !person.removed && person.role === 'participant',
  );
  const count = asking.length;
  if (count === 0) return [];
  const ids = asking.map(({ id }) => id);
  const names = listNames(asking.map(nameOf));
  return [
    {
      id: 'offers',
      icon: 'hand',
      title: names,
      text: t('console.needs.offers', { count }),
      buttons: [
        {
          words: t('console.needs.offers.accept', { count }),
          does: { act: () => ({ kind: 'accept', people: ids, names }) },
        },
        {
          words: t('console.needs.offers.decline'),
          does: { act: () => ({ kind: 'decline', people: ids, names }) },
        },
      ],
    },
  ];
}

/** Who came in a rush, what becomes of them, and a door that is closed: it is easily forgotten. */
function doorNeeds({ session, rushes, knownBursts }: ConsoleView): ConsoleNeed[] {
  const needs: ConsoleNeed[] = rushes.bursts
    .filter((burst) => isNews(burst, knownBursts))
    .map((burst) => ({
      id: 'burst',
      icon: 'people',
      burst,
      title: burstTitle(burst),
      text: burstText(burst),
    }));
  for (const removal of rushes.removals) {
    if (removal.doing === null) continue;
    const { people } = removal;
    const where = removal.doing === 'out' ? 'leaving' : 'comingBack';
    needs.push({
      id: 'removing',
      icon: 'people',
      removal,
      title: t(`console.needs.${where}`, { people }),
      text: t(`console.needs.${where}.text`),
    });
  }
  if (session.door === 'closed')
    needs.push({
      id: 'door',
      icon: 'lock',
      title: t('console.needs.door'),
      text: t('console.needs.door.text'),
      buttons: [
        {
          words: t('console.door.open'),
          icon: 'unlock',
          does: { act: () => ({ kind: 'door', door: 'open' }) },
        },
      ],
    });
  return needs;
}

/** What waits for the facilitator just now: people first, then what keeps them from working at this step. Pure. */
export function whoNeedsMe(view: ConsoleView): ConsoleNeed[] {
  const { present } = view.session;
  return [
    ...doorNeeds(view),
    ...offers(view.people),
    ...kindsFrom(present.kind).flatMap(
      (kind) => DESK_KINDS[kind].needs?.(view, kind === present.kind) ?? [],
    ),
    ...(view.mayFallAsleep
      ? [
          {
            id: 'sleep' as const,
            icon: 'eye-off' as const,
            isSleep: true as const,
            title: t('console.needs.sleep'),
            text: t('console.needs.sleep.text'),
          },
        ]
      : []),
  ];
}
