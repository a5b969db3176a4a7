import { isGalleryOpen } from '../../../shared/model/session.ts';
import { isAtStop } from '../../../shared/model/walk.ts';
import { stepAfter } from '../../../shared/scripts/course.ts';
import type { ConsoleView } from '../../desk/consoleView.ts';
import { sentences } from '../../desk/listNames.ts';
import { goToStep, steerWalk } from '../../desk/moveActions.ts';
import { isOpenTable } from '../../desk/tablesBoard.ts';
import { tablesIn, WAITS_TOO_LONG_MS } from '../../desk/tableWords.ts';
import { minutesOf } from '../../desk/walkWords.ts';
import { t } from '../../words/speak.ts';
import type { DeskKind, Need, NextThing } from '../deskKind.ts';
import { WalkDialog } from './WalkDialog.tsx';
import { WalkPanel } from './WalkPanel.tsx';

/** Asks how to walk. Where no table is open there is nothing to walk to. */
function coming({ session }: ConsoleView): NextThing | null {
  const posters = session.tables.filter(isOpenTable).length;
  return posters === 0
    ? null
    : {
        id: 'walk',
        title: t('console.next.title.gallery'),
        button: t('console.walk.start'),
        consequence: sentences(t('console.next.walk', { posters }), t('console.next.back')),
        does: { asks: 'walk' },
      };
}

/** The next stop, until the last. */
function next({ session }: ConsoleView): NextThing | null {
  const { walk } = session;
  if (walk?.mode !== 'rotation' || walk.stop >= walk.stops - 1) return null;
  const isSwap = walk.swapAt === walk.stop + 1;
  return {
    id: 'stop',
    title: t('console.next.stop', { stop: walk.stop + 2, stops: walk.stops }),
    button: t('console.next.stop.go'),
    consequence: sentences(
      t(isSwap ? 'console.next.stop.swap' : 'console.next.stop.text', {
        minutes: minutesOf(walk.stopMs),
      }),
      walk.onItsOwn ? t('console.walk.onItsOwn') : '',
    ),
    does: { act: () => steerWalk(session, { action: 'next' }) },
  };
}

/** A stop that is over and waits for the facilitator. */
function stopOver({ session, isTimeUp }: ConsoleView): Need[] {
  const { walk } = session;
  if (!walk || !isTimeUp || !isAtStop(session) || walk.onItsOwn) return [];
  const isLast = walk.stop >= walk.stops - 1;
  return [
    {
      id: 'time-up',
      icon: 'clock',
      title: t(isLast ? 'console.needs.timeUp.last' : 'console.needs.timeUp'),
      text: isLast
        ? t('console.needs.timeUp.last.text')
        : t('console.needs.timeUp.text', { stop: walk.stop + 1, stops: walk.stops }),
      buttons: [
        {
          words: t(isLast ? 'console.needs.timeUp.last.go' : 'console.next.stop.go'),
          leadsOn: true,
          does: { act: () => steerWalk(session, { action: 'next' }) },
        },
      ],
    },
  ];
}

/** A free walk that is over: nobody is sent anywhere, so the run goes on, where anything is left of it. */
function walkOver({ session, run: { script }, isTimeUp }: ConsoleView): Need[] {
  const { walk, reportBack } = session;
  if (!isTimeUp || walk?.mode !== 'free' || !session.open.includes('walk') || reportBack) return [];
  const after = stepAfter(script, session.step);
  return [
    {
      id: 'walk-over',
      icon: 'clock',
      title: t('console.needs.walkOver'),
      text: t('console.needs.walkOver.text'),
      buttons: after
        ? [
            {
              words:
                after.kind === 'connect' ? t('console.next.go.connect') : t('console.next.go.on'),
              leadsOn: true,
              does: { act: () => goToStep(session, after) },
            },
          ]
        : [],
    },
  ];
}

/** Posters beside which nobody stays, and tables that everybody left while somebody still has them ahead. */
function emptyPosters({ session, board }: ConsoleView): Need[] {
  const { walk } = session;
  if (!walk) return [];
  const found: Need[] = [];
  const open = board.tables.filter(isOpenTable);
  const hostless = open.filter((table) => table.people.length > 0 && !table.host);
  if (hostless.length > 0)
    found.push({
      id: 'no-host',
      icon: 'person',
      title: t('console.needs.noHost', { count: hostless.length }),
      text: t('console.needs.noHost.text', tablesIn(hostless)),
    });
  const ahead = new Set(
    board.tables.flatMap(({ people }) =>
      people.flatMap(({ host, stops = [] }) => (host ? [] : stops.slice(walk.stop))),
    ),
  );
  const left = open.filter(({ people, tableId }) => people.length === 0 && ahead.has(tableId));
  if (left.length > 0)
    found.push({
      id: 'left-alone',
      icon: 'person',
      title: t('console.needs.leftAlone', tablesIn(left)),
      text: t('console.needs.leftAlone.text', tablesIn(left)),
    });
  return found;
}

/** Questions at posters that nobody answered for a while, as long as posters are read. */
function unanswered({ session, board, gallery, now }: ConsoleView): Need[] {
  if (!isGalleryOpen(session)) return [];
  const waiting = gallery.visits.filter(
    ({ kind, answer, at }) => kind === 'question' && !answer && now - at >= WAITS_TOO_LONG_MS,
  );
  if (waiting.length === 0) return [];
  const asked = board.tables.filter(({ tableId }) =>
    waiting.some(({ table }) => table === tableId),
  );
  return [
    {
      id: 'questions',
      icon: 'speak',
      title: t('console.needs.questions', { count: waiting.length }),
      text: t('console.needs.questions.text', tablesIn(asked, 'at')),
      buttons: [
        {
          words: t('console.needs.questions.show'),
          does: { shows: 'tab-visits', tab: 'visits' },
        },
      ],
    },
  ];
}

const needs = (view: ConsoleView): Need[] => [
  ...stopOver(view),
  ...walkOver(view),
  ...emptyPosters(view),
  ...unanswered(view),
];

export const walkOnDesk: DeskKind = {
  coming,
  next,
  needs,
  Panel: WalkPanel,
  stays: ({ session }) => session.walk !== null,
  Asks: WalkDialog,
};
