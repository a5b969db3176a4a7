import type { DemoMeeting } from './demoMeeting.ts';
import type { DemoWall } from './demoWalls.ts';

/** Six topics in which scripts of both directions, numbers, addresses and brackets meet; two as long as a group's name may be (80 letters). */
const TOPICS = [
  'נחלים ומים: Rivers & soil (צפון–דרום), שנת 2026 ועד 2031, בערך 40% מן התקציב שלנו',
  'الأطفال والطبيعة في كل مدرسة من مدارس المدينة (Growing up with nature, 2027–2030)',
  'Homes that the people who work here can afford, ולא רק לעשירים: 12 דירות',
  'المياه 3',
  'Roads and crossings that a child of six can use alone, also in winter, in the dark',
  'אנרגיה: solar@קהילה.org',
].map((name) => [...name].slice(0, 80).join('').trim());

const [RIVERS = '', CHILDREN = '', HOMES = '', WATER = ''] = TOPICS;

const PEOPLE = [
  'עבד אל-רחמן בן מוחמד (Abd al-Rahman) הלוי-כהן מן הגליל',
  'فاطمة الزهراء بنت عبد الله الأنصاري',
  'Maximiliane Freifrau von Hohenstein-Waldburg zu Wolfegg-Wald',
  'Dr. נועה Ben-Ami, PhD (2026)',
  'Mo',
];

/** A wall of whoever reads from right to left, among others. Pure. */
export const MIXED_WALL: DemoWall = {
  title: 'ما الذي تحتاجه مدننا بعد ذلك؟ Our towns, ערב ארוך (2026)',
  prompts: [
    'איפה כדאי לרשת שלנו (ולכם!) להשקיע בשנת 2026 – 2031?',
    'Which actions are most likely to succeed?',
  ],
  people: PEOPLE,
  notes: TOPICS.flatMap((name, index) => [
    { text: name, color: 'yellow' as const, prompt: 0, person: index % PEOPLE.length },
    {
      text: [
        'כתבו אל noa@example.org, או 03-123-4567 (שלוחה 9)!',
        'اتصلوا على ‎+972 4 123 4567 قبل الساعة 18:30.',
        'Write to mo@example.org (before 6 p.m.).',
      ][index % 3] as string,
      color: 'blue' as const,
      prompt: 1,
      person: (index + 1) % PEOPLE.length,
    },
  ]),
  groups: TOPICS.map((name, index) => ({
    name,
    color: 'yellow' as const,
    notes: [index * 2, index * 2 + 1],
  })),
};

/** Its second half. */
export const MIXED_MEETING: DemoMeeting = {
  tables: {
    [RIVERS]: {
      sentence: 'כל ילד בחוץ, כל שבוע (every week), בכל מזג אוויר – עד 2031.',
      again: 'yes',
      answers: [
        'מי שגדל ליד נחל שומר עליו. School is the one door every family walks through.',
        '- מירי: 3 בתי ספר, רביעי שואל.\n- Mo: runs the weekend walks.\n- فاطمة: الصف 6 (ستة).',
      ],
    },
    [CHILDREN]: { sentence: 'كل أسبوع، في الهواء الطلق (2×).', again: null, answers: [] },
  },
  people: PEOPLE.map((name, index) => ({
    name,
    table: index === 4 ? null : index % 2 === 0 ? RIVERS : CHILDREN,
    ...(index === 0
      ? {
          duties: ['facilitator'] as const,
          commitment: 'activator' as const,
          contact: { text: 'noa@example.org, 03-123-4567', shownTo: 'table' as const },
        }
      : {}),
  })),
  visits: [
    {
      person: PEOPLE[2] ?? '',
      table: RIVERS,
      kind: 'question',
      text: 'מה עם 40% (forty) הנותרים?',
      answer: 'الباقي لعام 2027 (next year).',
    },
    {
      person: PEOPLE[1] ?? '',
      table: RIVERS,
      kind: 'connection',
      text: 'המים מגיעים אל הילדים: water first, בשנת 2026!',
      toTable: CHILDREN,
      relation: 'reinforces',
      accepted: true,
    },
    {
      person: PEOPLE[1] ?? '',
      table: CHILDREN,
      kind: 'connection',
      text: 'Homes near schools (قرب المدارس).',
      toTable: HOMES,
      relation: 'supports',
    },
    {
      person: PEOPLE[0] ?? '',
      table: WATER,
      kind: 'connection',
      text: 'الماء للأنهار.',
      toTable: RIVERS,
      relation: 'supports',
      accepted: true,
    },
    { person: PEOPLE[3] ?? '', table: RIVERS, kind: 'join', text: 'אני כאן!' },
  ],
};
