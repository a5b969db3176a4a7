import { LIMITS } from '../model/limits.ts';

/** Limits of scripts, each with its reason; what a script shares with the wall it is for comes from there. */
export const SCRIPT_LIMITS = {
  /** One in six languages takes 12,000. Every page of a wall is sent its script, so a book is refused by name. UTF-16 units of JSON. */
  scriptChars: 128 * 1024,
  /** More faults than anybody mends before reading the file again; the answer says that there are more. */
  faults: 200,
  /** Steps of a fund that runs for a year, reading and sharing included, are fifteen. */
  steps: 40,
  /** Ids are short and stay: they stand in addresses, records and files. */
  idChars: 32,
  /** More languages than any one network reads on one wall. */
  languages: 20,
  /** Letters of a tag (BCP 47) as far as pages tell languages apart: `pt-BR`, `zh-Hant-TW`. */
  languageChars: 20,
  /** A name of a duty, a step, an answer: it stands on buttons of a phone. Code points. */
  labelChars: 80,
  /** A question or an instruction has to be read from a phone, above the paper. Code points. */
  askChars: LIMITS.promptChars,
  /** What a facilitator may say aloud, a summary: a paragraph. Code points. */
  textChars: 600,
  /** A text that everybody reads before they rate its statements: a page, or a link to more. Code points. */
  readingChars: 8_000,
  /** A plenary of a call is a thousand; a wall holds no more people than this. */
  people: LIMITS.peoplePerWall,
  /** What is spent together, in all sittings: five days. */
  scriptMinutes: 5 * 24 * 60,
  /** One step, one round or one break is over within a day. */
  stepMinutes: 24 * 60,
  prompts: LIMITS.promptsPerWall,
  sheetQuestions: LIMITS.sheetQuestionsPerWall,
  /** Fields of a note beyond its text: a call for proposals has five, and a phone shows no more without scrolling twice. */
  formFields: 12,
  /** Answers to choose from that a thumb still finds. */
  choices: 20,
  /** Of a number that people fill in; exact on every device, and more than any fund holds. */
  number: 1_000_000_000_000,
  /** Code points of a field's text. */
  lineChars: LIMITS.promptChars,
  linesChars: 4_000,
  notesPerPerson: LIMITS.notesPerPerson,
  groups: LIMITS.clustersPerWall,
  /** People at one table: a plenary of a small network sits at one. */
  tableSize: 200,
  /** Tables by a list. */
  topics: LIMITS.tablesPerWall,
  duties: 12,
  /** Two people report back, four take notes; more at one table are everybody. */
  dutyPeople: 10,
  rounds: 12,
  /** Up to so many at a table everybody has a turn; a larger bound would never hold. */
  everyone: 200,
  commitments: 6,
  /** Fields of what is said about one thing: eleven in the longest form of the practice, on one phone. */
  rateFields: 12,
  /** Dots to spend. */
  dots: 100,
  /** Things a person rates of many: with more nobody reads them. */
  readEach: 30,
  /** A thing rated by fewer says so; a bound above this would always say so. */
  fewest: 50,
  /** Statements of a survey. */
  statements: 100,
  /** Dates to choose from. */
  times: 60,
  claimRoles: 6,
  relations: 6,
  /** Until when something is done: a year. */
  dueDays: 366,
  walkStops: LIMITS.walkStops,
} as const;

/** Of the format: goes up where a script of before cannot be read as it stands any more. */
export const SCRIPT_VERSION = 1;
