import type { DemoMeeting } from './demoMeeting.ts';
import type { DemoWall } from './demoWalls.ts';

/** Fourteen topics as long as a group's name may be (80 letters), of several scripts, two of them one word each. */
const TOPICS = [
  'Growing up with nature in every street and every school of our towns next spring',
  'أطفالنا يكبرون مع الطبيعة في كل شارع وكل مدرسة من مدن بلادنا قبل الربيع القادم',
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikantenverbandsvorsitzender',
  '🌻🌾🐝 Blühstreifen, Insektenhotels & Bürgergärten für wirklich alle 🧑‍🌾👩🏽‍🌾👨🏿‍🌾 hier 🌳',
  'הגנה על הנחל ועל כל מי שגר לאורכו, מההרים ועד לים, בכל עונות השנה ובכל השנים',
  'เด็กทุกคนเติบโตกับธรรมชาติในทุกถนนและทุกโรงเรียนของเมืองก่อนฤดูใบไม้ผลิหน้า',
  'Bürgerbeteiligungsverfahrensvereinfachungsgesetzgebungskommissionsvorsitzende',
  'Roads and crossings that a child of six can use alone, also in winter, in the dark',
  '子どもたちが一年中いつでも安心して遊べる川辺と森と広場をみんなの手でつくり続けるために',
  'Mental health care close to home, for the young as well as for those who look after',
  'Öffentlicher Nahverkehr bis ins letzte Dorf, auch nach neun Uhr abends und sonntags',
  'Water',
  'Homes that the people who work here can still afford after the next ten long years',
  'Solar roofs, warm houses and no waste at all by the end of the coming decade or so',
].map((name) => [...name].slice(0, 80).join('').trim());

/** As long as a person's name may be: 60 letters. */
const PEOPLE = [
  'Maximiliane Freifrau von Hohenstein-Waldburg zu Wolfegg-Wald',
  'عبد الرحمن بن محمد بن عبد العزيز الأنصاري القرشي الهاشمي',
  'Hubert Blaine Wolfeschlegelsteinhausenbergerdorffwelchevoral',
  '👩🏽‍🌾 Ana Lucía Fernández de la Vega y Ruiz-Castellanos 🌻',
  'ณัฐธิดากาญจนาภิเษกวิริยะประสิทธิ์ชัยมงคล',
  'Mo',
  'Tāwhiri Te Rangihiwinui Kererū Waimārama-Tūhoe o Ruatāhuna',
  'Wen',
].flatMap((name, _, all) => [name, `${[...name].slice(0, 50).join('')} ${all.length}`]);

const LONG_SENTENCE =
  'Every child outside, every week, in every weather: Straßenbegleitgrünflächenpflegepatenschaften, paid for by all of us together and looked after by those who live there, as long as we can 🌱.';

const TITLE =
  'What our towns need next: a long evening about Nachbarschaftshilfekoordinierungsstellen with everybody who lives here';

/** A room's words as long as all of them may be, grouped. Pure. */
export const MESSY_TOPICS: DemoWall = {
  title: TITLE,
  prompts: [
    'Where could our network focus to shift the whole system, and what would Gemeinschaftsgartenbewirtschaftungsvereinbarungen have to do with it?',
    'Which actions are most likely to succeed in the coming year?',
    'أين انفتح شيء جديد يجعل التغيير أسهل؟',
  ],
  people: PEOPLE,
  notes: TOPICS.flatMap((name, index) => [
    { text: name, color: 'yellow' as const, prompt: 0, person: index % PEOPLE.length },
    {
      text: `Rechtsschutzversicherungsgesellschaftenunabhängigkeitsbestätigung and more about ${name}`,
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

const [FIRST = '', SECOND = '', WORD = ''] = TOPICS;

/** Who sits where: half of the people at the first table, the last one nowhere. */
const seatOf = (index: number): string | null =>
  index === PEOPLE.length - 1
    ? null
    : index % 2 === 0
      ? FIRST
      : (TOPICS[1 + (index % 3)] ?? SECOND);

/** Its second half, up to the tables. */
export const MESSY_TABLES: DemoMeeting = {
  tables: {
    [FIRST]: {
      sentence: LONG_SENTENCE,
      again: 'yes',
      answers: [
        `${LONG_SENTENCE} ${WORD}`,
        `- ${WORD}\n- ${SECOND}\n- Mo: runs the weekend walks and could hand them on.`,
      ],
    },
    [SECOND]: { sentence: SECOND, again: null, answers: [] },
  },
  people: PEOPLE.map((name, index) => ({
    name,
    table: seatOf(index),
    ...(index === 0 ? { duties: ['facilitator'] as const, commitment: 'activator' as const } : {}),
    ...(index === 2 ? { duties: ['note-taker'] as const, commitment: 'supporter' as const } : {}),
    ...(index === 0 || index === 4
      ? {
          contact: {
            text: 'maximiliane.freifrau.von.hohenstein-waldburg@nachbarschaftshilfekoordinierungsstellen.example.org, +49 89 1234567',
            shownTo: 'table' as const,
          },
        }
      : {}),
    ...(index === 4 ? { spoken: true } : {}),
  })),
  visits: [],
};

/** What visitors leave at the first table, and hang between the first three. */
export const MESSY_VISITS = [
  { kind: 'question', text: `${LONG_SENTENCE} ${WORD}?` },
  { kind: 'connection', text: LONG_SENTENCE, relation: 'reinforces' },
  { kind: 'join', text: WORD },
] as const;
