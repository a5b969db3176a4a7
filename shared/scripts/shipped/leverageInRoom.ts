import { SCRIPT_VERSION } from '../scriptLimits.ts';
import type { ShippedScript } from '../shippedScript.ts';

/** Find where joint effort would shift the system. In one room. */
export const leverageInRoom: ShippedScript = {
  id: 'leverage-points',
  place: 10,
  inWords: (say) => ({
    version: SCRIPT_VERSION,
    id: 'leverage-points',
    languages: ['en'],
    name: say('activity.leverage-points'),
    summary: say('activity.leverage-points.summary'),
    people: [8, 1_000],
    minutes: 180,
    where: 'room',
    steps: [
      {
        id: 'post',
        kind: 'post',
        title: say('step.gather.title'),
        ask: say('step.gather.ask'),
        say: say('say.gather'),
        minutes: 30,
        prompts: [
          say('activity.leverage-points.prompt.focus'),
          say('activity.leverage-points.prompt.actions'),
          say('activity.leverage-points.prompt.opened'),
        ],
        break: { minutes: 15 },
      },
      {
        id: 'group',
        kind: 'group',
        title: say('step.cluster.title'),
        ask: say('step.cluster.ask'),
        say: say('say.cluster'),
        minutes: 20,
      },
      {
        id: 'tables',
        kind: 'tables',
        title: say('step.tables.title'),
        ask: say('step.tables.ask'),
        say: say('say.tables'),
        minutes: 60,
        from: { kind: 'groups' },
        duties: [{ id: 'facilitator' }, { id: 'note-taker' }, { id: 'reporter' }],
        rounds: [
          {
            id: 'introductions',
            title: say('script.round.introductions'),
            ask: say('step.tables.talk.ask'),
            turn: 'everyone',
          },
        ],
        questions: [
          say('activity.leverage-points.sheet.matters'),
          say('activity.leverage-points.sheet.people'),
          say('activity.leverage-points.sheet.connections'),
          say('activity.leverage-points.sheet.ways'),
          say('activity.leverage-points.sheet.local'),
        ],
        decide: {
          again: {},
          commitments: [{ id: 'activator' }, { id: 'supporter' }, { id: 'observer' }],
        },
      },
      {
        id: 'walk',
        kind: 'walk',
        title: say('step.gallery.title'),
        ask: say('step.gallery.ask'),
        say: say('say.gallery'),
        minutes: 30,
      },
      {
        id: 'connect',
        kind: 'connect',
        title: say('step.connect.title'),
        ask: say('step.connect.ask'),
        say: say('say.connect'),
        minutes: 20,
      },
      {
        id: 'follow-up',
        kind: 'follow-up',
        title: say('step.follow-up.title'),
        ask: say('step.follow-up.ask'),
        say: say('say.follow-up'),
        minutes: 20,
      },
    ],
  }),
};
