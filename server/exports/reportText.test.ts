import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, test } from 'vitest';
import { testMeeting } from '../../shared/exchange/testMeeting.ts';
import { renderReportPdf } from './reportPdf.ts';

/** What people in a network of many languages write; searched for and copied by whoever gets the report. */
const NOTES = {
  Vietnamese: 'Tiếng Việt đường phố',
  Greek: 'Ελληνικά λόγια',
  Ukrainian: 'Українська мова їжак',
  Arabic: 'السلام عليكم بالعالم الأول لا إله',
  Persian: 'سال ۱۴۰۵ خورشیدی می‌خواهم',
  'Arabic with a year': 'خطة ٢٠٢٦ الجديدة',
  Urdu: 'اردو ٹیبل ہے گھر',
  Hebrew: 'עברית 30 (Auckland)',
  'Hebrew with vowels': 'שָׁלוֹם עולם',
  Hindi: 'हिन्दी क्षेत्र में श्रीमान',
  Bengali: 'বাংলা কি ক্ষমা',
  Tamil: 'தமிழ் கொண்டு',
  Telugu: 'తెలుగు క్షేత్రం',
  Gujarati: 'ગુજરાતી શ્રી',
  Punjabi: 'ਪੰਜਾਬੀ ਸ੍ਰੀ',
  Kannada: 'ಕನ್ನಡ ಕ್ಷೇತ್ರ',
  Malayalam: 'മലയാളം ക്ഷേമം',
  Sinhala: 'සිංහල ශ්‍රී',
  Thai: 'ภาษาไทยน้ำกำลังใจที่',
  Lao: 'ພາສາລາວ',
  Khmer: 'ភាសាខ្មែរ ព្រះរាជាណាចក្រ',
  Burmese: 'မြန်မာဘာသာ စကား',
  Amharic: 'አማርኛ ቋንቋ',
  Georgian: 'ქართული ენა',
  Armenian: 'Հայերեն լեզու',
  Chinese: '中文漢字',
  Japanese: '日本語ひらがな',
  Korean: '한국어 이름',
  ligatures: 'office fluffy affine',
  emoji: '🌱👩‍🌾🇳🇿👍🏽',
} as const;

/**
 * The text without invisible characters: spaces, which PDF readers insert where they see gaps, and
 * joiners.
 */
const seen = (text: string): string => text.replaceAll(/\s|\p{Cf}|\ufe0f/gu, '').normalize('NFC');

interface ReadPdf {
  text: string;
  outline: { title: string; items: { title: string; items: { title: string }[] }[] }[];
  roles: Set<string>;
  said: { language: string; text: string }[];
}

interface StructNode {
  role?: string;
  lang?: string;
  /** Id of a piece of the page's content. */
  id?: string;
  children?: StructNode[];
}

/** What each piece of a page's content says, by the language the tree gives it. */
async function languagesOf(
  page: Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>,
  tree: StructNode,
): Promise<{ language: string; text: string }[]> {
  const languages = new Map<string, string>();
  const note = ({ id, lang, children = [] }: StructNode, around: string): void => {
    if (id !== undefined) languages.set(id, around);
    children.forEach((child) => note(child, lang ?? around));
  };
  note(tree, 'en');
  const said: { language: string; text: string }[] = [];
  let text: { language: string; text: string } | null = null;
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items as {
    type?: string;
    id?: string;
    str?: string;
  }[]) {
    const language = item.id === undefined ? undefined : languages.get(item.id);
    if (language !== undefined) said.push((text = { language, text: '' }));
    else if (item.type === 'beginMarkedContent') text = null;
    if (text && item.str !== undefined) text.text += item.str;
  }
  return said;
}

async function read(bytes: Uint8Array): Promise<ReadPdf> {
  const doc = await getDocumentProxy(bytes);
  const { text } = await extractText(doc, { mergePages: true });
  const roles = new Set<string>();
  const said: ReadPdf['said'] = [];
  const note = ({ role, children = [] }: StructNode): void => {
    if (role !== undefined) roles.add(role);
    children.forEach(note);
  };
  for (let number = 1; number <= doc.numPages; number += 1) {
    const page = await doc.getPage(number);
    const tree = (await page.getStructTree()) as StructNode | null;
    expect(tree, `page ${number} is tagged`).not.toBeNull();
    if (!tree) continue;
    note(tree);
    said.push(...(await languagesOf(page, tree)));
  }
  return { text, outline: await doc.getOutline(), roles, said };
}

describe('the report as an independent reader has it', () => {
  let pdf: ReadPdf;
  let spelledOut = '';
  beforeAll(async () => {
    const content = testMeeting({
      title: 'حدث ٢٠٢٦',
      tables: ['الماء والأرض', 'Soil'],
      notes: [Object.values(NOTES), ['One \u13a0\u13a1 two', 'Water and Вода near 東京']],
      connections: 3,
    });
    const [first] = Object.values(content.connections);
    if (first) first.carried = { by: 'Wiremu', until: 'May' };
    pdf = await read(await renderReportPdf(content, { contacts: false }));
    spelledOut = pdf.text;
  });

  test.each(Object.entries(NOTES))('%s is found as it was typed', (_language, note) => {
    for (const word of note.split(' ')) expect(seen(pdf.text)).toContain(seen(word));
  });

  test('nothing of a claimed script is spelled out; what has no font says its number', () => {
    expect(
      [...spelledOut.matchAll(/\[U\+[0-9A-F ]+\]/g)]
        .map(([shown]) => shown)
        .filter((shown) => !/13A|6C34/.test(shown)),
    ).toEqual([]);
    expect(spelledOut).toContain('[U+13A0]');
  });

  test('whoever carries a connection is among those who do something next', () => {
    expect(seen(pdf.text)).toContain(seen('Wiremu, until May:'));
    expect(seen(pdf.text)).toContain(seen('carried by Wiremu until May'));
  });

  test('bookmarks lead to each table and each part', () => {
    const [title] = pdf.outline;
    expect(title?.title).toBe('حدث ٢٠٢٦');
    expect(title?.items.map((item) => item.title)).toEqual([
      '1 الماء والأرض',
      '2 Soil',
      'More from the tables',
      'How the posters connect',
      '3 connections',
      'Who does what next',
      'Notes at no table',
    ]);
    expect(title?.items[2]?.items.map((item) => item.title)).toEqual(['1 الماء والأرض', '2 Soil']);
  });

  test('headings, paragraphs, lists, links and the picture are what they are', () => {
    for (const role of [
      'Document',
      'H1',
      'H2',
      'H3',
      'H4',
      'P',
      'L',
      'LI',
      'Lbl',
      'LBody',
      'Link',
      'Figure',
    ])
      expect([...pdf.roles], role).toContain(role);
  });

  test.each([
    ['السلام', 'und-Arab'],
    ['خورشیدی', 'und-Arab'],
    ['עברית', 'he'],
    ['Auckland', 'en'],
    ['한국어', 'ko'],
    ['ภาษาไทย', 'th'],
    ['ひらがな', 'ja'],
    ['中文', 'und-Hani'],
    ['Українська', 'und-Cyrl'],
    ['λόγια', 'el'],
    ['Вода', 'und-Cyrl'],
    ['Water and', 'en'],
    ['東', 'und-Hani'],
    ['حدث', 'und-Arab'],
    ['والأرض', 'und-Arab'],
    ['Soil', 'en'],
    ['activator', 'en'],
  ])('%s is said to be in %s wherever it is read', (word, language) => {
    const found = pdf.said.filter(({ text }) => seen(text).includes(seen(word)));
    expect(found.length).toBeGreaterThan(0);
    expect([...new Set(found.map((each) => each.language))]).toEqual([language]);
  });
});
