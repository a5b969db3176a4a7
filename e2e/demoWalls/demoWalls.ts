import type { NoteColor } from '../../shared/model/note.ts';
import { NOTE_COLORS } from '../../shared/model/note.ts';
import type { NamesSetting } from '../../shared/model/person.ts';
import type { RevealSetting } from '../../shared/model/session.ts';
import { BIODIVERSITY } from './biodiversityNotes.ts';
import { MORE_BIODIVERSITY } from './moreBiodiversityNotes.ts';

export interface DemoNote {
  text: string;
  color: NoteColor;
  /** Index of the question. */
  prompt?: number;
  /** Index into the wall's `people`. */
  person: number;
}

/** A wall as data, without ids or times: seeding makes it real over the API. */
export interface DemoWall {
  title: string;
  prompts?: readonly string[];
  settings?: { reveal: RevealSetting; names: NamesSetting };
  /** Names of those who post; an empty name is an anonymous person. */
  people: readonly string[];
  notes: readonly DemoNote[];
  /** `notes` are indexes into the wall's notes. */
  groups: readonly { name: string; color: NoteColor; notes: readonly number[] }[];
}

const PEOPLE = ['Mere', 'Tomasz', 'Ana Lucía', 'Hemi', 'Priya', '', 'Søren', 'Ngozi', 'Wei', ''];
const PROMPTS = [
  'What does nature need from us here?',
  'Which actions would matter most?',
  'What has changed that makes this easier now?',
];
/** The attribution the licence asks for, on the wall itself. */
const CREDIT =
  'These notes are real: gathered using the Polis software (compdemocracy.org/polis), CC BY 4.0, The Computational Democracy Project.';

const color = (index: number): NoteColor =>
  NOTE_COLORS[(index * 7 + Math.floor(index / 5)) % NOTE_COLORS.length] ?? 'yellow';
const asNotes = (texts: readonly string[], people = PEOPLE.length): DemoNote[] =>
  texts.map((text, index) => ({
    text,
    color: color(index),
    prompt: index % 3,
    person: (index * 3) % people,
  }));

const GROUPED = BIODIVERSITY.groups.flatMap((group) => group.texts);
const ALL = [CREDIT, ...GROUPED, ...BIODIVERSITY.loose];

function groupsOf(): DemoWall['groups'] {
  // The credit stands before all notes, in no group.
  let next = 1;
  return BIODIVERSITY.groups.map(({ name, texts }, index) => {
    const notes = texts.map((_, offset) => next + offset);
    next += texts.length;
    return { name, color: color(index), notes };
  });
}

const wall = (title: string, texts: readonly string[], rest: Partial<DemoWall> = {}): DemoWall => ({
  title,
  prompts: PROMPTS,
  people: PEOPLE,
  notes: asNotes(texts),
  groups: [],
  ...rest,
});

const manyTexts = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => ALL[index % ALL.length] ?? '');
/** One person may send ten notes a second, so very many notes come from many people. */
const crowd = (size: number): string[] =>
  Array.from({ length: size }, (_, index) => `Person ${index + 1}`);

/** The one set of demo walls that development, tests, pictures and benchmarks use. Pure: the same every time. */
export const DEMO_WALLS = {
  empty: wall('An empty wall', []),
  firstNote: wall('The first note', [CREDIT]),
  twelveNotes: wall('Twelve notes', ALL.slice(0, 12)),
  fullRoom: wall('Aotearoa biodiversity hui', ALL),
  clustered: wall('Aotearoa biodiversity hui', ALL, { groups: groupsOf() }),
  /** Two hundred different notes, in no group yet. */
  twoHundred: wall('Aotearoa biodiversity hui', [...ALL, ...MORE_BIODIVERSITY]),
  private: wall('Not revealed yet', ALL.slice(0, 60), {
    settings: { reveal: 'later', names: 'first' },
  }),
  twoThousand: wall('Two thousand notes', manyTexts(2000), {
    people: crowd(40),
    notes: asNotes(manyTexts(2000), 40),
  }),
  tenThousand: wall('Ten thousand notes', manyTexts(10_000), {
    people: crowd(200),
    notes: asNotes(manyTexts(10_000), 200),
  }),
  longWords: wall('Donaudampfschifffahrtsgesellschaftskapitänsmütze', [
    'Taumatawhakatangihangakoauauotamateaturipukakapikimaungahoronukupokaiwhenuakitanatahu',
    'x'.repeat(500),
    '🌊'.repeat(40),
    '👩‍👩‍👧‍👦 family',
    'One',
    'a\nb\nc\nd\ne\nf\ng\nh\ni\nj',
    'Ę̴̛́v̶̏e̵r̸y̷ letter wears a hat',
    '水は命です。川と海を守ろう。',
    '이 강을 지켜 주세요',
    'ไม่มีช่องว่างระหว่างคำในภาษาไทย',
  ]),
  rightToLeft: wall(
    'جدار الملاحظات',
    ['مرحبا بالعالم', 'הנהר שייך לכולנו', 'نحتاج إلى 3 حدائق (parks) جديدة', 'שלום — hello'],
    {
      prompts: ['أين نركّز؟'],
      notes: [
        'مرحبا بالعالم',
        'הנהר שייך לכולנו',
        'نحتاج إلى 3 حدائق (parks) جديدة',
        'שלום — hello',
      ].map((text, index) => ({ text, color: color(index), prompt: 0, person: index })),
    },
  ),
  hostile: wall('</title><script>alert(1)</script>', [
    '<img src=x onerror=alert(1)>',
    '=HYPERLINK("http://evil.example")',
    '\u202Ereversed',
    '{{constructor.constructor("alert(1)")()}}',
    '%WALL_JSON%',
    '__proto__',
    'null',
    '<!--',
    ']]>',
    "'; DROP TABLE notes; --",
  ]),
} as const satisfies Record<string, DemoWall>;

export type DemoWallName = keyof typeof DEMO_WALLS;
