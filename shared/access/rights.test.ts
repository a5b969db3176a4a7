import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../model/person.ts';
import { PHASES } from '../model/session.ts';
import {
  presenceShownTo,
  isDocumentName,
  may,
  mayAskToLook,
  mayChoosePoster,
  mayRead,
  mayShowPresence,
  mayWrite,
  RIGHTS,
  tableDocument,
  tableIdOf,
  WALL_DOCUMENTS,
  type Right,
  type RightsContext,
  type Verdict,
} from './rights.ts';

const context = (part: Partial<RightsContext> = {}): RightsContext => ({
  revealed: true,
  locked: false,
  posting: 'open',
  phase: 'gather',
  ...part,
});
const contexts: RightsContext[] = [true, false].flatMap((revealed) =>
  [true, false].flatMap((locked) =>
    (['open', 'closed'] as const).flatMap((posting) =>
      PHASES.map((phase) => ({ revealed, locked, posting, phase })),
    ),
  ),
);

describe('reading documents', () => {
  it.each(ROLES)('%s reads the session always', (role) => {
    for (const each of contexts) expect(mayRead({ role }, 'session', each)).toBe(true);
  });

  it('only a facilitator reads people', () => {
    const verdicts = Object.fromEntries(
      ROLES.map((role) => [role, mayRead({ role }, 'people', context())]),
    );
    expect(verdicts).toEqual({
      facilitator: true,
      volunteer: 'forbidden',
      participant: 'forbidden',
      projector: 'forbidden',
    });
  });

  it('notes and arrangement are read by facilitators always, by everyone else once revealed', () => {
    expect(contexts.length).toBe(48);
    for (const each of contexts) {
      for (const document of ['notes', 'arrangement'] as const) {
        for (const role of ROLES) {
          const expected: Verdict = role === 'facilitator' || each.revealed ? true : 'not-revealed';
          expect(mayRead({ role }, document, each)).toBe(expected);
        }
      }
    }
  });
});

const TABLE = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const galleryOpen = ({ phase }: RightsContext): boolean =>
  phase === 'gallery' || phase === 'connect' || phase === 'follow-up';

describe('the gallery and the tables’ sheets', () => {
  it('the gallery is read by facilitators always, by everyone from the gallery on, and written by nobody', () => {
    for (const each of contexts)
      for (const role of ROLES) {
        expect(mayRead({ role }, 'gallery', each)).toBe(
          role === 'facilitator' || galleryOpen(each) ? true : 'gallery-closed',
        );
      }
  });

  it('T16 a sheet is read and written by whoever sits or sat there, and by facilitators; read by everyone from the gallery on', () => {
    for (const each of contexts)
      for (const role of ROLES)
        for (const sat of [undefined, [], [OTHER], [TABLE], [OTHER, TABLE]]) {
          const person = sat ? { role, sat } : { role };
          const belongs = role === 'facilitator' || (sat?.includes(TABLE) ?? false);
          expect(mayRead(person, tableDocument(TABLE), each)).toBe(
            belongs || galleryOpen(each) ? true : 'not-at-table',
          );
          expect(mayWrite(person, tableDocument(TABLE), each)).toBe(
            role === 'projector' ? 'forbidden' : belongs ? true : 'not-at-table',
          );
        }
  });

  it('how its poster is set is chosen by whoever writes its sheet; of a closed table by facilitators alone', () => {
    const seen = new Map<string, Verdict>();
    for (const each of contexts)
      for (const role of ROLES)
        for (const sat of [[], [OTHER], [TABLE]])
          for (const state of [undefined, 'closed'] as const) {
            const table = { tableId: TABLE, ...(state ? { state } : {}) };
            const verdict = mayChoosePoster({ role, sat }, table, each);
            const row = `${role} ${sat[0] === TABLE ? 'sat there' : 'did not'} ${state ?? 'open'}`;
            expect(seen.get(row) ?? verdict).toBe(verdict);
            seen.set(row, verdict);
          }
    const rows = (verdict: Verdict): string[] =>
      [...seen].flatMap(([row, each]) => (each === verdict ? [row] : []));
    expect(rows(true)).toEqual([
      'facilitator did not open',
      'facilitator did not closed',
      'facilitator sat there open',
      'facilitator sat there closed',
      'volunteer sat there open',
      'participant sat there open',
    ]);
    expect(rows('table-closed')).toEqual([
      'volunteer sat there closed',
      'participant sat there closed',
    ]);
    expect(rows('forbidden').every((row) => row.startsWith('projector'))).toBe(true);
    expect(rows('not-at-table')).toHaveLength(4);
  });

  it('only a UUID names a table’s document', () => {
    expect(isDocumentName(tableDocument(TABLE))).toBe(true);
    expect(tableIdOf(tableDocument(TABLE))).toBe(TABLE);
    for (const name of [
      'table/',
      'table/1',
      'table/__proto__',
      `table/${TABLE}/x`,
      `tables/${TABLE}`,
      'gallery/',
      '',
    ])
      expect(isDocumentName(name)).toBe(false);
    for (const name of WALL_DOCUMENTS) expect(tableIdOf(name)).toBeNull();
  });
});

describe('writing documents', () => {
  it('is for volunteers and facilitators on arrangement, in every phase, unless locked or unread', () => {
    for (const each of contexts) {
      for (const document of WALL_DOCUMENTS) {
        for (const role of ROLES) {
          const writer =
            document === 'arrangement' && (role === 'facilitator' || role === 'volunteer');
          const expected: Verdict = !writer
            ? 'forbidden'
            : role === 'volunteer' && !each.revealed
              ? 'not-revealed'
              : each.locked
                ? 'locked'
                : true;
          expect(mayWrite({ role }, document, each)).toBe(expected);
        }
      }
    }
  });
});

describe('presence on the wall', () => {
  it('are shown by who arranges, seen by them and the projector; everyone hears when a facilitator asks to look', () => {
    expect(ROLES.filter(mayShowPresence)).toEqual(
      ROLES.filter((role) => role === 'facilitator' || role === 'volunteer'),
    );
    expect(ROLES.filter(mayAskToLook)).toEqual(['facilitator']);
    expect(Object.fromEntries(ROLES.map((role) => [role, presenceShownTo(role)]))).toEqual({
      facilitator: 'all',
      volunteer: 'all',
      projector: 'all',
      participant: 'looks',
    });
  });
});

describe('commands', () => {
  type Row = Record<Role, Verdict>;
  const anyone: Row = {
    facilitator: true,
    volunteer: true,
    participant: true,
    projector: 'forbidden',
  };
  const fromGalleryOn: Row = {
    facilitator: true,
    volunteer: 'gallery-closed',
    participant: 'gallery-closed',
    projector: 'forbidden',
  };
  const facilitatorOnly: Row = {
    facilitator: true,
    volunteer: 'forbidden',
    participant: 'forbidden',
    projector: 'forbidden',
  };
  /** Every right has a row: in an open, revealed, unlocked wall while gathering. */
  const table: Record<Right, Row> = {
    post: anyone,
    'edit-own': anyone,
    'withdraw-own': anyone,
    'read-own': anyone,
    'read-notes': { ...anyone, projector: true },
    'set-me': anyone,
    offer: { ...anyone, facilitator: 'forbidden' },
    sit: anyone,
    commit: anyone,
    'edit-table': anyone,
    'choose-poster': anyone,
    'read-gallery': { ...fromGalleryOn, projector: 'gallery-closed' },
    visit: fromGalleryOn,
    'answer-visit': fromGalleryOn,
    connect: fromGalleryOn,
    'edit-connection': fromGalleryOn,
    'open-tables': facilitatorOnly,
    'close-table': facilitatorOnly,
    'move-person': facilitatorOnly,
    'set-walk': facilitatorOnly,
    'set-report-back': facilitatorOnly,
    'set-tour': facilitatorOnly,
    move: facilitatorOnly,
    'take-back-move': facilitatorOnly,
    'set-phase': facilitatorOnly,
    'set-posting': facilitatorOnly,
    reveal: facilitatorOnly,
    'set-lock': facilitatorOnly,
    'set-timer': facilitatorOnly,
    'edit-session': facilitatorOnly,
    'hide-note': facilitatorOnly,
    'decide-offer': facilitatorOnly,
    'remove-person': facilitatorOnly,
    'set-door': facilitatorOnly,
    'delete-wall': facilitatorOnly,
    'take-snapshot': facilitatorOnly,
    'read-snapshots': facilitatorOnly,
    'delete-snapshot': facilitatorOnly,
    export: facilitatorOnly,
  };

  it.each(RIGHTS)('%s', (right) => {
    expect(Object.fromEntries(ROLES.map((role) => [role, may(role, right, context())]))).toEqual(
      table[right],
    );
  });

  it.each(['visit', 'answer-visit', 'connect', 'edit-connection'] as const)(
    '%s is everyone’s from the gallery on',
    (right) => {
      for (const phase of PHASES) {
        const open = galleryOpen(context({ phase }));
        expect(may('participant', right, context({ phase }))).toBe(open ? true : 'gallery-closed');
        expect(may('volunteer', right, context({ phase }))).toBe(open ? true : 'gallery-closed');
        expect(may('projector', right, context({ phase }))).toBe('forbidden');
      }
    },
  );

  it('posting closes for everyone but the facilitator', () => {
    const closed = context({ posting: 'closed' });
    expect(ROLES.map((role) => may(role, 'post', closed))).toEqual([
      true,
      'posting-closed',
      'posting-closed',
      'forbidden',
    ]);
  });

  it('notes can be edited until tables open, withdrawn any time, posted in every phase', () => {
    for (const phase of PHASES) {
      const open = phase === 'gather' || phase === 'cluster';
      expect(may('participant', 'edit-own', context({ phase }))).toBe(open ? true : 'note-settled');
      expect(may('participant', 'withdraw-own', context({ phase }))).toBe(true);
      expect(may('participant', 'post', context({ phase }))).toBe(true);
    }
  });
});
