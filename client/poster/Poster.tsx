import type { CSSProperties, JSX } from 'react';
import { posterParts, wordsOf, type PosterParts } from '../../shared/model/poster.ts';
import { textDirection } from '../../shared/model/textDirection.ts';
import type { PosterView } from '../../shared/protocol/tables.ts';
import type { NoteForms } from '../design/NoteSaid.tsx';
import { pageDirection } from '../design/direction.ts';
import { composePoster, cutBlocks, type PosterAnswer } from './composePoster.ts';
import { ANSWER_EM, MOST_LINES, type PosterStart } from './fitPoster.ts';
import { PosterNote } from './PosterNote.tsx';
import { PosterWho } from './PosterWho.tsx';
import { SheetBlocks } from './SheetBlocks.tsx';
import { useFit, type Fit } from './useFit.ts';
import './poster.css';
import { t } from '../words/speak.ts';
import { HIDDEN, T } from '../words/T.tsx';

/** Lines shown where the poster may grow, as on a phone. */
const FREE_LINES = 60;
/** Longer names and sentences are set smaller. */
const SHORT_NAME = 36;
const SHORT_SENTENCE = 90;

/**
 * A table's poster, as its people want it set: number, name, sentence, answers in columns, notes, who is in. `fit`: its height is given by
 * what is around it, and words are set smaller, then cut (between words, saying so) until all fits; else it grows with its words.
 * `heading`: level of the name.
 */
export function Poster({
  poster,
  forms,
  fit = false,
  heading = 'h2',
}: {
  poster: PosterView;
  forms: NoteForms;
  fit?: boolean;
  heading?: 'h1' | 'h2' | 'h3';
}): JSX.Element {
  const parts = posterParts(poster);
  const { lead, leftOut, answers } = parts;
  const { name, number, notes, sentence } = poster;
  // Where every answer was left to the sheet, the notes are what there is to see.
  const isNotesFirst =
    notes.length > 0 &&
    (parts.layout === 'notes' || (answers.length === 0 && leftOut > 0 && !lead));
  const start: PosterStart = lead ? lettersOf(lead) : isNotesFirst ? 'notes' : 'answers';
  const [root, measured] = useFit(poster, fit, start);
  const Name = heading;
  const body = <Answers parts={parts} fit={fit} measured={measured} isBeside={isNotesFirst} />;
  const hung = notes.length > 0 && (
    <Notes notes={notes} forms={forms} scale={measured.size.notes} />
  );
  const isLong = [...name].length > SHORT_NAME;
  return (
    <article
      ref={root}
      className={classOf(fit, lead !== null)}
      dir={textDirection(name)}
      aria-label={t('poster.read', { number, name })}
    >
      <header className="poster-head">
        <p className="poster-number">
          <T k="poster.number" with={{ number, hidden: HIDDEN }} />
        </p>
        <div>
          <Name className={isLong ? 'poster-name poster-name-long' : 'poster-name'} dir="auto">
            {name}
          </Name>
          {sentence !== '' && lead?.kind !== 'sentence' && (
            <p
              className={
                sentence.length > SHORT_SENTENCE
                  ? 'poster-sentence poster-sentence-long'
                  : 'poster-sentence'
              }
              dir="auto"
            >
              {sentence}
            </p>
          )}
        </div>
      </header>
      {lead && <Lead lead={lead} measured={measured} fit={fit} />}
      {isNotesFirst ? (
        <div className="poster-notes-first" data-beside={measured.isLandscape || undefined}>
          {hung}
          {answers.length > 0 && body}
        </div>
      ) : (
        <>
          {body}
          {hung}
        </>
      )}
      <PosterWho poster={poster} />
    </article>
  );
}

const classOf = (fit: boolean, isLed: boolean): string =>
  ['poster', fit && 'poster-fit', isLed && 'poster-led'].filter(Boolean).join(' ');

/** Lines that are laid out: all there are is what a poster may hold at most. */
const linesOf = ({ lines }: Fit, fit: boolean): number =>
  fit ? Math.min(lines, MOST_LINES) : FREE_LINES;

type LeadOf = NonNullable<PosterParts['lead']>;

const lettersOf = (lead: LeadOf): number =>
  (lead.kind === 'sentence' ? lead.text : wordsOf(lead.section.blocks)).length;

/** What is read from across the room. */
function Lead({ lead, measured, fit }: { lead: LeadOf; measured: Fit; fit: boolean }): JSX.Element {
  const style = { fontSize: `${measured.size.lead}em` };
  if (lead.kind === 'sentence')
    return (
      <p className="poster-lead" dir="auto" style={style}>
        {lead.text}
      </p>
    );
  const { question, blocks } = lead.section;
  const cut = cutBlocks(blocks, linesOf(measured, fit));
  return (
    <section className="poster-lead" style={style}>
      {question !== '' && (
        <h3 className="poster-lead-question" dir="auto">
          {question}
        </h3>
      )}
      <SheetBlocks blocks={cut.blocks} heading="h4" />
      {cut.more && <More />}
    </section>
  );
}

function Answers({
  parts,
  fit,
  measured,
  isBeside,
}: {
  parts: PosterParts;
  fit: boolean;
  measured: Fit;
  /** Notes come first: answers take what is beside them. */
  isBeside: boolean;
}): JSX.Element | null {
  const { size, isWide, isLandscape } = measured;
  const most = isBeside && isLandscape ? 1 : isWide ? 3 : 2;
  const { answers, columns, left } = composePoster(parts.answers, linesOf(measured, fit), most);
  const isNothing = answers.length === 0 && parts.leftOut === 0 && parts.lead === null;
  // Its space stays: notes and names stand at the foot.
  if (answers.length === 0 && !isNothing) return <div className="poster-columns" />;
  const style: CSSProperties =
    size.answers === 1 ? {} : { fontSize: `${ANSWER_EM * size.answers}em` };
  return (
    <div className="poster-columns" data-columns={columns} style={style}>
      {isNothing && (
        <p className="poster-nothing" dir={pageDirection()}>
          {t('poster.nothing')}
        </p>
      )}
      {answers.map((answer, at) => (
        <Answer key={`${at} ${answer.question}`} answer={answer} />
      ))}
      {left > 0 && (
        <p className="poster-more" dir={pageDirection()}>
          {t('poster.moreAnswers', { count: left })}
        </p>
      )}
    </div>
  );
}

function Answer({ answer }: { answer: PosterAnswer }): JSX.Element {
  return (
    <section className="poster-answer">
      {answer.question !== '' && <h3 dir="auto">{answer.question}</h3>}
      <SheetBlocks blocks={answer.blocks} heading="h4" />
      {answer.more && <More />}
    </section>
  );
}

const More = (): JSX.Element => (
  <p className="poster-more" dir={pageDirection()}>
    {t('poster.more')}
  </p>
);

/** `scale`: times the size that their layout gives them. */
function Notes({
  notes,
  forms,
  scale,
}: {
  notes: PosterView['notes'];
  forms: NoteForms;
  scale: number;
}): JSX.Element {
  return (
    <ul
      className={`poster-notes poster-notes-${Math.min(9, notes.length)}`}
      style={{ ['--notes-scale' as string]: scale }}
      aria-label={t('poster.notes')}
    >
      {notes.map((note) => (
        <PosterNote key={note.id} note={note} forms={forms} />
      ))}
    </ul>
  );
}
