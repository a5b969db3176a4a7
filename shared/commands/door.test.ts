import { describe, expect, it } from 'vitest';
import { renewLink, setDoor, setJoinCode } from './door.ts';
import { room, refusal } from './testCrowd.ts';

describe('codes and links', () => {
  it('only facilitators steer the door; a link that is renewed replaces its bearer and nobody else', () => {
    const { records, run, come, fay, as } = room();
    const val = come('venue', { role: 'volunteer', arrival: 'link' });
    records.apply([
      {
        kind: 'person',
        id: 'bearer',
        value: {
          role: 'volunteer',
          arrival: 'creation',
          offer: 'none',
          removed: false,
          joinedAt: 1,
        },
      },
    ]);
    for (const work of [
      () => setDoor(records, as(val), 'closed'),
      () => setJoinCode(records, as(val), 'ZZZZZZ'),
      () => renewLink(records, as(val), { role: 'volunteer', bearer: 'next' }),
    ])
      expect(refusal(work)).toBe('forbidden');
    run(renewLink(records, as(fay), { role: 'volunteer', bearer: 'next' }));
    expect([
      records.people.get('bearer')?.removed,
      records.people.get('next')?.removed,
      records.people.get(val)?.removed,
    ]).toEqual([true, false, false]);
    expect(run(setJoinCode(records, as(fay), 'ZZZZZZ'))).toEqual({
      joinCode: 'ZZZZZZ',
      before: 'ABCDEF',
    });
  });
});
