import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../model/person.ts';
import { testSession } from '../commands/testSession.ts';
import type { ProblemCode } from '../model/problems.ts';
import { PHASES } from '../model/session.ts';
import { CAPABILITIES, openAt, type Capability } from '../scripts/capabilities.ts';
import { STEP_KINDS, type Step, type StepKind } from '../scripts/script.ts';
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

/** A step of each kind, in the order in which they are offered. */
const RUN = STEP_KINDS.map(
  (kind) =>
    ({
      id: kind,
      kind,
      title: kind,
      ask: kind,
      from: { kind: 'groups' },
      of: { kind: 'notes' },
    }) as unknown as Step,
);
/** What is open at each kind of step, one after the other, after a step that asked and tables. */
const STEPS: Readonly<Record<StepKind, ReadonlySet<Capability>>> = Object.fromEntries(
  STEP_KINDS.map((kind) => [kind, openAt({ steps: RUN }, kind)]),
) as Record<StepKind, ReadonlySet<Capability>>;
const context = ({
  at = 'post',
  ...part
}: Partial<RightsContext> & { at?: StepKind } = {}): RightsContext => ({
  revealed: true,
  locked: false,
  posting: 'open',
  open: [...STEPS[at]],
  ...part,
});
/** Every setting at every kind of step; at none of them, and with each capability alone. */
const OPEN: readonly (readonly Capability[])[] = [
  ...STEP_KINDS.map((kind) => [...STEPS[kind]]),
  [],
  ...CAPABILITIES.map((capability) => [capability]),
];
const contexts: RightsContext[] = [true, false].flatMap((revealed) =>
  [true, false].flatMap((locked) =>
    (['open', 'closed'] as const).flatMap((posting) =>
      OPEN.map((open) => ({ revealed, locked, posting, open })),
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
    expect(contexts.length).toBe(8 * (STEP_KINDS.length + 1 + CAPABILITIES.length));
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
const galleryOpen = ({ open }: RightsContext): boolean => open.includes('read-gallery');

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
            role === 'projector'
              ? 'forbidden'
              : !belongs
                ? 'not-at-table'
                : role === 'facilitator' || each.open.includes('write-sheets')
                  ? true
                  : 'step-closed',
          );
        }
  });

  it('how its poster is set is chosen by whoever writes its sheet; of a closed table by facilitators alone', () => {
    for (const each of contexts)
      for (const role of ROLES)
        for (const sat of [[], [OTHER], [TABLE]])
          for (const state of [undefined, 'closed'] as const) {
            const writes = mayWrite({ role, sat }, tableDocument(TABLE), each);
            const table = { tableId: TABLE, ...(state ? { state } : {}) };
            expect(mayChoosePoster({ role, sat }, table, each)).toBe(
              writes === true && state === 'closed' && role !== 'facilitator'
                ? 'table-closed'
                : writes,
            );
          }
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
  it('is for volunteers, once there is something to arrange, and facilitators on arrangement, unless locked or unread', () => {
    for (const each of contexts) {
      for (const document of WALL_DOCUMENTS) {
        for (const role of ROLES) {
          const writer =
            document === 'arrangement' && (role === 'facilitator' || role === 'volunteer');
          const expected: Verdict = !writer
            ? 'forbidden'
            : role === 'volunteer' && !each.revealed
              ? 'not-revealed'
              : role === 'volunteer' && !each.open.includes('arrange')
                ? 'step-closed'
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
  const whileOpen: Row = {
    facilitator: 'step-closed',
    volunteer: 'step-closed',
    participant: 'step-closed',
    projector: 'forbidden',
  };
  const fromTablesOn: Row = { ...whileOpen, facilitator: true };
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
    sit: fromTablesOn,
    commit: fromTablesOn,
    'edit-table': fromTablesOn,
    'choose-poster': fromTablesOn,
    'read-gallery': { ...fromGalleryOn, projector: 'gallery-closed' },
    visit: fromGalleryOn,
    'answer-visit': fromGalleryOn,
    connect: fromGalleryOn,
    'edit-connection': fromGalleryOn,
    rate: whileOpen,
    claim: whileOpen,
    'steer-rating': facilitatorOnly,
    'watch-rating': facilitatorOnly,
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

  /** What a right asks to be open, of whom, and what is answered where it is not. */
  const ASKED: readonly [Right, Capability, ProblemCode, who: readonly Role[]][] = [
    ['edit-own', 'edit-notes', 'note-settled', ['facilitator', 'volunteer', 'participant']],
    ['visit', 'visit', 'gallery-closed', ['volunteer', 'participant']],
    ['answer-visit', 'visit', 'gallery-closed', ['volunteer', 'participant']],
    ['connect', 'connect', 'gallery-closed', ['volunteer', 'participant']],
    ['edit-connection', 'connect', 'gallery-closed', ['volunteer', 'participant']],
    ['read-gallery', 'read-gallery', 'gallery-closed', ['volunteer', 'participant', 'projector']],
    ['sit', 'sit', 'step-closed', ['volunteer', 'participant']],
    ['commit', 'decide', 'step-closed', ['volunteer', 'participant']],
    ['edit-table', 'write-sheets', 'step-closed', ['volunteer', 'participant']],
    ['choose-poster', 'write-sheets', 'step-closed', ['volunteer', 'participant']],
    ['rate', 'rate', 'step-closed', ['facilitator', 'volunteer', 'participant']],
    ['claim', 'claim', 'step-closed', ['facilitator', 'volunteer', 'participant']],
  ];
  it.each(ASKED)('%s is given while “%s” is open, else %s', (right, capability, closed, who) => {
    for (const each of contexts)
      for (const role of who)
        expect(may(role, right, each)).toBe(each.open.includes(capability) ? true : closed);
  });

  it('every other right but posting is the same whatever is open and set', () => {
    const asked = new Set<Right>([...ASKED.map(([right]) => right), 'post', 'read-notes']);
    for (const right of RIGHTS.filter((each) => !asked.has(each)))
      for (const each of contexts)
        for (const role of ROLES) expect(may(role, right, each)).toBe(table[right][role]);
  });

  it('posting is for everybody while a step lets people post and nobody closed it; for facilitators always', () => {
    for (const each of contexts) {
      const isOpen = each.open.includes('post');
      const verdict = !isOpen ? 'step-closed' : each.posting === 'open' ? true : 'posting-closed';
      expect(ROLES.map((role) => [role, may(role, 'post', each)])).toEqual(
        ROLES.map((role) => [
          role,
          role === 'facilitator' ? true : role === 'projector' ? 'forbidden' : verdict,
        ]),
      );
    }
  });

  it('in a script that ships notes can be edited until tables open, withdrawn any time, posted in every phase', () => {
    for (const phase of PHASES) {
      const { open } = testSession({ phase });
      const isEarly = phase === 'gather' || phase === 'cluster';
      const there = context({ open });
      expect(may('participant', 'edit-own', there)).toBe(isEarly ? true : 'note-settled');
      expect(may('participant', 'withdraw-own', there)).toBe(true);
      expect(may('participant', 'post', there)).toBe(true);
      const isLate = ['gallery', 'connect', 'follow-up'].includes(phase);
      for (const right of ['visit', 'connect', 'read-gallery'] as const)
        expect(may('participant', right, there)).toBe(isLate ? true : 'gallery-closed');
    }
  });

  it('a rating is closed once the meeting goes on, a claim is not', () => {
    const given = (right: Right): StepKind[] =>
      STEP_KINDS.filter((at) => may('participant', right, context({ at })) === true);
    expect(given('rate')).toEqual(['rate']);
    expect(given('claim')).toEqual(['claim', 'walk', 'connect', 'report-back', 'follow-up']);
  });
});
