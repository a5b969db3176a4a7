import { useMemo, useRef, type JSX } from 'react';
import type { Label } from '../../../shared/periphery/setLabel.ts';
import { layPeriphery, type PeripheryCard } from '../../../shared/periphery/layPeriphery.ts';
import type {
  Periphery,
  PeripherySector,
  PeripheryThing,
} from '../../../shared/periphery/periphery.ts';
import type { Rect } from '../../../shared/layout/noteGrid.ts';
import { textDirection } from '../../../shared/model/textDirection.ts';
import { isRightToLeft } from '../../design/direction.ts';
import { measureIn } from '../../design/measureWords.ts';
import { paperFill } from '../../design/paperColors.ts';
import { useFacesLoaded } from '../../design/useFacesLoaded.ts';
import { useStageSize } from '../../design/useStageSize.ts';
import { t, words } from '../../words/speak.ts';
import './peripheryMap.css';

const namesOf = (owners: readonly string[]): string => words().list(owners, 'unit');

/** Us in the middle, who is around us by kind, the nearer the more it matters; who sees to whom. Screen readers have the same as a list. */
export function PeripheryMap({ periphery }: { periphery: Periphery }): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const { width, height } = useStageSize(frame);
  const faces = useFacesLoaded();
  const isMirrored = isRightToLeft();
  const picture = useMemo(() => {
    if (width === 0 || height === 0) return null;
    // Letters of a typeface that came since are other letters.
    const measure = measureIn(faces >= 0 ? getComputedStyle(document.body).fontFamily : '');
    const said = { us: t('periphery.us'), nobody: t('claim.none'), names: namesOf };
    return layPeriphery(periphery, { width, height, isMirrored }, said, measure);
  }, [periphery, width, height, isMirrored, faces]);
  return (
    <div ref={frame} className="periphery">
      {picture ? (
        <svg
          className="periphery-picture"
          viewBox={`0 0 ${picture.width} ${picture.height}`}
          aria-hidden="true"
        >
          <g className="periphery-rings">
            {picture.rings.map(({ rx, ry }) => (
              <ellipse key={rx} cx={picture.width / 2} cy={picture.height / 2} rx={rx} ry={ry} />
            ))}
            {picture.rays.map(({ x, y }) => (
              <line
                key={`${x} ${y}`}
                x1={picture.width / 2}
                y1={picture.height / 2}
                x2={x}
                y2={y}
              />
            ))}
          </g>
          <g className="periphery-us">
            <rect {...picture.us.box} rx={picture.us.box.height / 2} />
            <Lines label={picture.us.label} box={picture.us.box} top={topOf(picture.us)} />
          </g>
          {picture.labels.map(({ sector, label, box }) => (
            <g key={sector.color} className="periphery-kind">
              <Lines label={label} box={box} top={box.y} />
            </g>
          ))}
          {picture.cards.map((card) => (
            <Card key={card.thing.id} card={card} />
          ))}
        </svg>
      ) : null}
      <PeripheryList periphery={periphery} />
    </div>
  );
}

const topOf = ({ box, label }: { box: Rect; label: Label }): number =>
  box.y + (box.height - label.height) / 2;

function Card({ card }: { card: PeripheryCard }): JSX.Element {
  const { thing, box, name, foot, pad } = card;
  return (
    <g className="periphery-card" data-open={thing.isOpen ? '' : undefined}>
      <rect {...box} rx={pad / 2} style={{ fill: paperFill(thing.color) }} />
      <Lines label={name} box={box} top={box.y + pad} />
      <g className="periphery-foot">
        <Lines label={foot} box={box} top={box.y + pad + name.height} />
      </g>
    </g>
  );
}

/** From the top of a line to its baseline, of the distance from line to line. */
const BASELINE = 0.78;

function Lines({ label, box, top }: { label: Label; box: Rect; top: number }): JSX.Element {
  return (
    <>
      {label.lines.map(({ text }, index) => (
        <text
          // oxlint-disable-next-line react/no-array-index-key -- a line is its place among the others
          key={index}
          x={box.x + box.width / 2}
          y={top + (index + BASELINE) * label.leading}
          fontSize={label.size}
          direction={textDirection(text)}
        >
          {text}
        </text>
      ))}
    </>
  );
}

/** The same as a list: by kind, the nearest first. */
function PeripheryList({ periphery }: { periphery: Periphery }): JSX.Element {
  return (
    <div className="ww-visually-hidden">
      {periphery.map((sector) => (
        <section key={sector.color} aria-label={kindOf(sector)}>
          <h2 dir="auto">{kindOf(sector)}</h2>
          <ol>
            {sector.things.map((thing) => (
              <li key={thing.id}>{lineOf(thing)}</li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

const kindOf = ({ means, color }: PeripherySector): string =>
  means === '' ? t(`paper.${color}`) : means;

function lineOf({ text, rank, owners, isOpen }: PeripheryThing): string {
  const who = isOpen ? t('claim.none') : namesOf(owners);
  return rank === null
    ? t('periphery.line', { name: text, who })
    : t('periphery.line.ranked', { name: text, who, rank });
}
