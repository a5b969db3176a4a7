import { NOTE_COLORS } from '../../shared/model/note.ts';
import type { DemoWall } from './demoWalls.ts';

/** Thirty groups as a room of people names them: 40 to 60 letters each, four of them from right to left, one without a space. */
const NAMES = [
  'Buses that reach every neighbourhood after nine at night',
  'A train to the coast, with room for bicycles and prams',
  'Homes that the people who work here can still afford',
  'Housing of every size, and not only for young families',
  'A town centre without empty shops and boarded windows',
  'Car parks that become gardens, markets and playgrounds',
  'الحدائق المشتركة في كل حي من أحياء المدينة القديمة',
  'The riverfront, open to everybody from end to end',
  'Food at every table: pantries, kitchens, and canteens',
  'Urban farms on vacant lots, run by whoever lives nearby',
  'Small farms that prosper right beside a growing town',
  'Daycare that families can afford and that has places',
  'المدارس والمكتبات التي تفتح أبوابها للجميع بعد الظهر',
  'Museums for children, for science, and for old stories',
  'Public art that is made by people who were born here',
  'Live music and dancing in the heart of town, all year',
  'Mental health care close to home, for the young as well',
  'Rides to the clinic, free for everybody who needs one',
  'Preventive medicine, healthy living, and walking groups',
  'Welcoming everyone, also who may not feel welcome now',
  'הגנה על הנחל ועל כל מי שגר לאורכו, מההרים ועד לים',
  'Young people and newcomers in every decision we make',
  'Bürgerbeteiligungsverfahrensvereinfachungsgesetzgebung',
  'Small businesses: starting, staying, and growing here',
  'Roads and crossings that a child of six can use alone',
  'Green space that is kept, and counted, as we grow more',
  'Solar roofs, warm houses, and no waste by next decade',
  'تاريخ البلدة وشخصيتها كما يرويها كبار السن لأحفادهم',
  'Staying who we are while everything around us changes',
  'Working together across offices, cultures and ages',
] as const;
const PEOPLE = 80;
/** Notes in each group, and in none. */
const EACH = 3;
const LOOSE = 12;

/** What a room of eighty leaves on a wall when nobody tidies words: long names in several scripts. Pure. */
export const MESSY_WALL: DemoWall = {
  title: 'What this town needs next: a long evening with everybody',
  prompts: [
    'Where could our network focus to shift the whole system?',
    'Which actions are most likely to succeed in the coming year?',
    'Where has something new opened that makes change easier?',
  ],
  people: Array.from({ length: PEOPLE }, (_, index) => `Person ${index + 1}`),
  notes: Array.from({ length: NAMES.length * EACH + LOOSE }, (_, index) => ({
    text: `A thought about ${(NAMES[index % NAMES.length] ?? '').toLowerCase()}`,
    color: NOTE_COLORS[index % NOTE_COLORS.length] ?? 'yellow',
    prompt: index % 3,
    person: index % PEOPLE,
  })),
  groups: NAMES.map((name, index) => ({
    name,
    color: NOTE_COLORS[index % NOTE_COLORS.length] ?? 'yellow',
    notes: Array.from({ length: EACH }, (_, at) => at * NAMES.length + index),
  })),
};

/** The same evening before anybody may read: notes in no group. */
export const MESSY_PRIVATE: DemoWall = {
  ...MESSY_WALL,
  settings: { reveal: 'later', names: 'named' },
  groups: [],
};
