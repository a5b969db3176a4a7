import { SCRIPT_VERSION } from '../scriptLimits.ts';
import type { ShippedScript } from '../shippedScript.ts';

/** One open question, which the facilitator may replace; where the meeting goes on from there, it can go wherever a meeting goes. */
export const emptyWall: ShippedScript = {
  id: 'empty',
  place: 90,
  inWords: (say) => ({
    version: SCRIPT_VERSION,
    id: 'empty',
    languages: ['en'],
    name: say('activity.empty'),
    summary: say('activity.empty.summary'),
    people: [1, 1_000],
    minutes: 60,
    steps: [
      {
        id: 'post',
        kind: 'post',
        title: say('step.gather.title'),
        ask: say('step.gather.ask'),
        say: say('say.gather'),
        prompts: [say('activity.empty.prompt.mind')],
      },
      {
        id: 'group',
        kind: 'group',
        title: say('step.cluster.title'),
        ask: say('step.cluster.ask'),
        say: say('say.cluster'),
      },
      {
        id: 'tables',
        kind: 'tables',
        title: say('step.tables.title'),
        ask: say('step.tables.ask'),
        say: say('say.tables'),
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
          say('activity.empty.sheet.talk'),
          say('activity.empty.sheet.want'),
          say('activity.empty.sheet.who'),
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
      },
      {
        id: 'connect',
        kind: 'connect',
        title: say('step.connect.title'),
        ask: say('step.connect.ask'),
        say: say('say.connect'),
      },
      {
        id: 'follow-up',
        kind: 'follow-up',
        title: say('step.follow-up.title'),
        ask: say('step.follow-up.ask'),
        say: say('say.follow-up'),
      },
    ],
  }),
};
