import type { MeetingContent } from '../../shared/exchange/meetingContent.ts';
import { dayWords } from '../../shared/exchange/meetingWords.ts';
import { isRightToLeft } from '../../shared/words/languages.ts';
import type { PosterView } from '../../shared/protocol/tables.ts';
import type { ReportOptions } from '../../shared/exchange/reportMarkdown.ts';
import { addConnections } from './report/connectionPages.ts';
import { addDetails } from './report/detailPages.ts';
import { addOverview } from './report/overviewPage.ts';
import { addContacts, addLooseNotes, addPeople } from './report/peoplePages.ts';
import { overlayPage, reportRoom } from './report/overlayPage.ts';
import { PageFlow } from './report/pageFlow.ts';
import { mirroredPage } from './report/mirroredPage.ts';
import type { Page } from './report/pageItems.ts';
import { paintPages } from './report/paintPages.ts';
import { posterPage, type PosterPage } from './report/posterPage.ts';
import { addPeripheries } from './report/peripheryPages.ts';
import { addClaims, addRatings } from './report/ratedPages.ts';
import { INK_SOFT, MARGIN } from './report/reportLook.ts';
import { TextSetter } from './report/setText.ts';
import { wordsIn } from '../words/serverWords.ts';

let printing: Promise<unknown> = Promise.resolve();

/**
 * The whole meeting as a PDF: an overview; a poster for each table; what the posters have no room
 * for; the connections as threads and as a list; who does what next; the notes at no table.
 */
export function renderReportPdf(
  content: MeetingContent,
  options: ReportOptions,
): Promise<Uint8Array> {
  const words = wordsIn(content.session.language);
  const print = async (): Promise<Uint8Array> =>
    paintPages(await layReport(content, options, words), {
      words,
      title: content.session.title,
      subject: words.say('file.reportOf', { day: dayWords(words, content.session.createdAt) }),
      at: content.at,
      rightToLeft: isRightToLeft(content.session.language),
    });
  const next = printing.then(print, print);
  printing = next.catch(() => undefined);
  return next;
}

/** Lays out the report's pages, said in the wall's language; they are not painted yet. */
export async function layReport(
  content: MeetingContent,
  options: ReportOptions,
  words = wordsIn(content.session.language),
): Promise<Page[]> {
  const rightToLeft = isRightToLeft(content.session.language);
  const setter = new TextSetter({ rightToLeft, words });
  const flow = new PageFlow(setter, content.session.title);
  await addOverview(flow, content);
  const posters: { poster: PosterView; page: PosterPage }[] = [];
  for (const poster of content.posters) {
    const page = posterPage(setter, content, poster);
    flow.place(page.page);
    posters.push({ poster, page });
    await flow.rest();
  }
  await addDetails(flow, content, posters);
  if (Object.keys(content.connections).length > 0) {
    const room = reportRoom(setter, content);
    await flow.rest();
    if (content.posters.length > 1) flow.place(overlayPage(setter, room));
    await addConnections(flow, content, room);
  }
  await addRatings(flow, content);
  await addPeripheries(flow, content);
  await addClaims(flow, content);
  await addPeople(flow, content);
  await addLooseNotes(flow, content);
  if (options.contacts) await addContacts(flow, content);
  flow.number();
  const first = flow.pages[0];
  // Said on the page: people who wrote in a script that we have no letters for must know that their
  // words are not lost.
  if (setter.spelledOut && first) {
    setter
      .lines(
        [{ text: words.say('file.spelledOut'), style: 'regular' }],
        (first.width - 2 * MARGIN) / 9,
      )
      .forEach((line, index) =>
        first.items.push({
          kind: 'line',
          x: MARGIN,
          y: first.height - 64 + index * 12,
          size: 9,
          ink: INK_SOFT,
          align: 'left',
          line,
        }),
      );
  }
  return rightToLeft ? flow.pages.map(mirroredPage) : flow.pages;
}
