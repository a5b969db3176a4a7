import type { JSX } from 'react';
import type { SheetBlock, SheetItem, SheetText } from '../../shared/model/sheet.ts';
import { textDirection } from '../../shared/model/textDirection.ts';
import { paperFill } from '../design/paperColors.ts';
import { t } from '../words/speak.ts';

/** A sheet's words, read only: paragraphs, lists, check items, links, quotes of notes on their paper. */
export function SheetBlocks({
  blocks,
  heading = 'h3',
}: {
  blocks: readonly SheetBlock[];
  heading?: 'h3' | 'h4';
}): JSX.Element {
  const Heading = heading;
  return (
    <>
      {blocks.map((block, index) => {
        if (block.type === 'heading')
          return (
            <Heading key={index} className="sheet-heading" dir="auto">
              <Runs runs={block.text} />
            </Heading>
          );
        if (block.type === 'paragraph')
          return (
            <p key={index} dir="auto">
              <Runs runs={block.text} />
            </p>
          );
        const items = block.items.map((item, at) => (
          <Item key={at} item={item} isCheck={block.kind === 'check'} />
        ));
        return block.kind === 'ordered' ? (
          <ol key={index} start={block.start} className="sheet-list sheet-list-ordered">
            {items}
          </ol>
        ) : (
          <ul key={index} className={`sheet-list sheet-list-${block.kind}`}>
            {items}
          </ul>
        );
      })}
    </>
  );
}

/** Where an item's words start its mark stands; `undefined` where they have no direction: where the lines around it start. */
function startOf({ blocks: [first] }: SheetItem): 'ltr' | 'rtl' | undefined {
  if (!first || first.type === 'list') return undefined;
  const words = first.text.map(({ text }) => text).join('');
  const direction = textDirection(words);
  return direction === textDirection(words, 'rtl') ? direction : undefined;
}

function Item({ item, isCheck }: { item: SheetItem; isCheck: boolean }): JSX.Element {
  return (
    <li dir={startOf(item)}>
      {isCheck && (
        <span
          className={item.checked ? 'sheet-check sheet-check-done' : 'sheet-check'}
          aria-hidden="true"
        />
      )}
      {isCheck && (
        <span className="ww-visually-hidden">
          {t(item.checked ? 'poster.done' : 'poster.toDo')}{' '}
        </span>
      )}
      <div className="sheet-item">
        <SheetBlocks blocks={item.blocks} heading="h4" />
      </div>
    </li>
  );
}

function Runs({ runs }: { runs: readonly SheetText[] }): JSX.Element {
  return (
    <>
      {runs.map((run, index) => {
        if (run.text === '\n') return <br key={index} />;
        let words: JSX.Element | string = run.text;
        if (run.note)
          words = (
            <mark className="sheet-quote" style={{ background: paperFill(run.note) }}>
              {words}
            </mark>
          );
        if (run.italic) words = <em>{words}</em>;
        if (run.bold) words = <strong>{words}</strong>;
        if (run.link)
          words = (
            <a href={run.link} target="_blank" rel="noopener noreferrer nofollow">
              {words}
            </a>
          );
        return <span key={index}>{words}</span>;
      })}
    </>
  );
}
