import type { JSX } from 'react';
import type { PosterView } from '../../shared/protocol/tables.ts';
import type { NoteForms } from '../design/NoteSaid.tsx';
import { Poster } from '../poster/Poster.tsx';
import { SheetBlocks } from '../poster/SheetBlocks.tsx';
import { textDirection } from '../../shared/model/textDirection.ts';
import { dutiesListed } from '../../shared/activities/dutyWords.ts';
import { t, words } from '../words/speak.ts';

/** A poster on one page. */
export const PosterPrint = ({
  poster,
  forms,
}: {
  poster: PosterView;
  forms: NoteForms;
}): JSX.Element => (
  <section className="page poster-print light-papers">
    <Poster poster={poster} forms={forms} fit />
  </section>
);

/** A table's whole sheet as a document; it takes the pages it needs. */
export function SheetPrint({ poster, title }: { poster: PosterView; title: string }): JSX.Element {
  const people = poster.people.map(({ name, duties: own }) =>
    own.length > 0
      ? t('print.sheet.duties', {
          name,
          duties: words().list(dutiesListed(words(), own), 'unit'),
        })
      : name,
  );
  const duties = words().list(people, 'unit');
  return (
    <section
      className="sheet-print light-papers"
      dir={textDirection(poster.name)}
      aria-label={t('print.sheet', { number: poster.number, name: poster.name })}
    >
      <p className="sheet-wall" dir="auto">
        {title}
      </p>
      <h2 className="sheet-title">
        <b>{poster.number}</b> <span dir="auto">{poster.name}</span>
      </h2>
      {poster.sentence !== '' && (
        <p className="sheet-sentence" dir="auto">
          {poster.sentence}
        </p>
      )}
      {duties !== '' && (
        <p className="sheet-people">
          <bdi>{duties}</bdi>
        </p>
      )}
      {poster.sections.length === 0 && <p>{t('print.sheet.nothing')}</p>}
      {poster.sections.map((section, index) => (
        <section key={`${index} ${section.question}`} className="sheet-section">
          {section.question !== '' && <h3 dir="auto">{section.question}</h3>}
          {section.blocks.length > 0 ? (
            <SheetBlocks blocks={section.blocks} heading="h4" />
          ) : (
            <div className="sheet-lines" aria-hidden="true" />
          )}
        </section>
      ))}
    </section>
  );
}
