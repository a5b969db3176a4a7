import { NOTE_COLORS } from '../../shared/model/note.ts';
import { BIODIVERSITY } from './biodiversityNotes.ts';
import { DEMO_MEETING, type DemoMeeting, type DemoPerson, type DemoVisit } from './demoMeeting.ts';
import { DEMO_WALLS, type DemoWall } from './demoWalls.ts';

/** A whole meeting as data: the grouped wall, and what came of it. */
export interface WholeMeeting {
  wall: DemoWall;
  meeting: DemoMeeting;
}

const paper = (index: number): (typeof NOTE_COLORS)[number] =>
  NOTE_COLORS[index % NOTE_COLORS.length] ?? 'yellow';

function groupedWall(
  title: string,
  names: readonly string[],
  texts: readonly string[],
  prompt: string,
): DemoWall {
  const perGroup = Math.floor(texts.length / names.length);
  return {
    title,
    prompts: [prompt],
    people: ['Mere', 'Tomasz', 'Hemi', 'Priya'],
    notes: texts.map((text, index) => ({
      text,
      color: paper(index * 5),
      prompt: 0,
      person: index % 4,
    })),
    groups: names.map((name, group) => ({
      name,
      color: paper(group),
      notes: Array.from({ length: perGroup }, (_, at) => group * perGroup + at),
    })),
  };
}

const MANY = [
  'Bush kindergarten',
  'School gardens',
  'Walk to school',
  'Fenced streams',
  'Hedges again',
  'Old breeds',
  'Green roofs',
  'Wild berms',
  'Dark nights',
  'Open culverts',
  'Living soil',
  'Kelp and shellfish',
  'Cats indoors',
  'Trap lines',
  'Hunters’ knowledge',
  'Shared minutes',
  'Land returned',
  'Plan change',
  'Fair funding',
  'Sanctuary within an hour',
];
const CROWD: readonly DemoPerson[] = Array.from({ length: 60 }, (_, index) => ({
  name: `Person ${index + 1}`,
  table: MANY[index % MANY.length] ?? null,
  spoken: index % 4 !== 3,
  commitment: index < 20 ? 'activator' : 'supporter',
  ...(index < 20 ? { duties: ['facilitator', 'reporter'] } : {}),
}));
const threads = Array.from({ length: 30 }, (_, index): DemoVisit => ({
  person: `Person ${index + 1}`,
  table: MANY[(index * 7) % 20] ?? '',
  toTable: MANY[(index * 7 + 3 + (index % 5)) % 20] ?? '',
  kind: 'connection',
  relation: index % 2 ? 'supports' : 'reinforces',
  text: 'Both need the same people first',
  accepted: index % 3 === 0,
}));

const AR = ['أنهار نظيفة', 'حدائق في المدينة', 'הנהר שייך לכולנו', 'أطفال في الطبيعة'] as const;
const arabic = (name: string, table: string, index: number): DemoPerson => ({
  name,
  table,
  spoken: true,
  commitment: index % 2 ? 'supporter' : 'activator',
  ...(index < 4 ? { duties: ['facilitator'] } : { duties: ['note-taker', 'reporter'] }),
});

/** The hui, its notes written by those who then sit at its tables. */
const HUI: DemoWall = {
  ...DEMO_WALLS.clustered,
  settings: { reveal: 'live', names: 'first' },
  people: DEMO_MEETING.people.map(({ name }) => name),
  notes: DEMO_WALLS.clustered.notes.map((note, index) => ({
    ...note,
    person: (index * 7) % DEMO_MEETING.people.length,
  })),
};

/** The one set of demo meetings, made real by `seedMeeting`. Pure: the same every time; everything but the English notes is made up. */
export const DEMO_MEETINGS = {
  meeting: { wall: HUI, meeting: DEMO_MEETING },
  twentyTables: {
    wall: groupedWall(
      'Twenty tables',
      MANY,
      BIODIVERSITY.groups.flatMap(({ texts }) => texts).slice(0, 80),
      'What does nature need from us here?',
    ),
    meeting: {
      people: CROWD,
      visits: threads,
      tables: Object.fromEntries(
        MANY.map((name, index) => [
          name,
          {
            sentence: 'Small steps, taken together, before summer.',
            again: index % 3 ? 'yes' : null,
            answers: [
              'It is where most of us already are.',
              '- One street each.\n- One school each.',
            ],
          },
        ]),
      ),
    },
  },
  rightToLeftMeeting: {
    wall: groupedWall(
      'لقاء الأنهار والحدائق',
      AR,
      [
        'نريد أن نسبح في النهر من جديد',
        'لا مصانع على الضفة',
        'نحتاج إلى 3 حدائق (parks) جديدة',
        'أشجار في كل شارع',
        'שבילים לאורך הנחל',
        'מים נקיים לכולם',
        'يوم في الغابة كل أسبوع',
        'المدرسة تفتح على الحقل',
      ],
      'ماذا تحتاج الطبيعة منّا هنا؟',
    ),
    meeting: {
      people: [
        'ليلى حداد',
        'عمر ناصر',
        'נועה לוי',
        'سلمى زيدان',
        'يوسف ديب',
        'مريم عطا',
        'איתן כהן',
        'كريم صباغ',
      ].map((name, index) => arabic(name, AR[index % 4] ?? AR[0], index)),
      tables: {
        [AR[0]]: {
          sentence: 'نهر يسبح فيه الأطفال قبل عام 2030.',
          again: 'yes',
          answers: [
            'الماء يجمع كل ما على الجدار.',
            '- ليلى: تزرع الضفاف مع 3 مدارس.\n- يوسف: يقيس جودة الماء كل شهر.',
          ],
        },
        [AR[1]]: {
          sentence: 'حديقة على بعد عشر دقائق من كل بيت.',
          again: 'yes',
          answers: ['معظم الناس يعيشون في المدينة.', '', 'البلدية هنا، أما قسم الطرق فلا.'],
        },
        [AR[2]]: {
          sentence: 'נחל פתוח, שביל אחד, שתי גדות.',
          again: null,
          answers: ['הנחל מחבר בין השכונות.', '- נועה: מפה של כל הגישות למים.'],
        },
        [AR[3]]: {
          sentence: 'كل طفل في الخارج كل أسبوع.',
          again: 'yes',
          answers: ['من يكبر مع مكان يعتني به.'],
        },
      },
      visits: [
        {
          person: 'عمر ناصر',
          table: AR[0],
          kind: 'question',
          text: 'من يدفع بعد السنة الأولى؟',
          answer: 'صندوق المدارس.',
        },
        {
          person: 'سلمى زيدان',
          table: AR[0],
          kind: 'connection',
          toTable: AR[3],
          relation: 'supports',
          text: 'الأطفال يحرسون ما يعرفونه',
          accepted: true,
        },
        {
          person: 'ليلى حداد',
          table: AR[2],
          kind: 'connection',
          toTable: AR[0],
          relation: 'reinforces',
          text: 'الضفتان نهر واحد',
        },
      ],
    },
  },
} as const satisfies Record<string, WholeMeeting>;

export type DemoMeetingName = keyof typeof DEMO_MEETINGS;
