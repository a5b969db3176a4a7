import {
  CaptureUpdateAction,
  convertToExcalidrawElements,
  Excalidraw,
  FONT_FAMILY,
} from '@excalidraw/excalidraw';
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import '@excalidraw/excalidraw/index.css';
import { createRoot } from 'react-dom/client';
import { isMoveTick, paced, STREAM } from '../stream.ts';
import { paperOf } from '../../../shared/model/note.ts';
import { exposePeer, fetchNotes, NOTE_SIZE, type PeerNote } from './peerHook.ts';

const notes = await fetchNotes();
/** A note is a filled rectangle with its bound text, as people make them there. */
const elementsOf = (from: readonly PeerNote[]): readonly ExcalidrawElement[] =>
  convertToExcalidrawElements(
    from.map(({ id, text, color, x, y }) => ({
      type: 'rectangle',
      id,
      x,
      y,
      ...NOTE_SIZE,
      backgroundColor: paperOf(color).light,
      fillStyle: 'solid',
      strokeWidth: 1,
      roughness: 0,
      label: { text, fontSize: 16, fontFamily: FONT_FAMILY.Helvetica },
    })),
    { regenerateIds: false },
  );

const middleOf = (values: readonly number[]): number =>
  (Math.min(...values) + Math.max(...values)) / 2;
const isNote = (element: ExcalidrawElement): boolean => element.type === 'rectangle';

function show(api: ExcalidrawImperativeAPI): void {
  api.updateScene({ elements: elementsOf(notes), captureUpdate: CaptureUpdateAction.NEVER });
  const papers = (): ExcalidrawElement[] => api.getSceneElements().filter(isNote);
  const fit = (): void =>
    api.scrollToContent(api.getSceneElements(), { fitToContent: true, animate: false });
  fit();
  void exposePeer({
    count: () => papers().length,
    camera: () => {
      const { scrollX, scrollY, zoom } = api.getAppState();
      return { x: scrollX * zoom.value, y: scrollY * zoom.value, scale: zoom.value };
    },
    fit,
    closeUp: () => {
      const [x, y] = [middleOf(notes.map((note) => note.x)), middleOf(notes.map((note) => note.y))];
      const { width, height, zoom } = api.getAppState();
      api.updateScene({
        appState: {
          zoom: { ...zoom, value: 1 as typeof zoom.value },
          scrollX: width / 2 - x,
          scrollY: height / 2 - y,
        },
      });
    },
    boxes: () => {
      const {
        scrollX,
        scrollY,
        zoom: { value },
        offsetLeft,
        offsetTop,
      } = api.getAppState();
      return papers().map(({ id, x, y, width, height }) => ({
        id,
        x: (x + scrollX) * value + offsetLeft,
        y: (y + scrollY) * value + offsetTop,
        width: width * value,
        height: height * value,
      }));
    },
    select: (ids) =>
      api.updateScene({
        appState: { selectedElementIds: Object.fromEntries(ids.map((id) => [id, true as const])) },
      }),
    selectedCount: () => Object.keys(api.getAppState().selectedElementIds).length,
    stream: (moving, forMs) => stream(api, moving, forMs),
  });
}

/** What its collaboration would bring: a new scene with another's elements. */
async function stream(
  api: ExcalidrawImperativeAPI,
  ids: readonly string[],
  forMs: number,
): Promise<number> {
  const papers = api.getSceneElements().filter(isNote);
  const moving = new Map(
    papers.filter(({ id }) => ids.includes(id)).map((element) => [element.id, element]),
  );
  const right = Math.max(...papers.map(({ x }) => x)) + 200;
  let posted = 0;
  await paced(forMs, STREAM.perSecond, (tick) => {
    const like = notes[tick % notes.length];
    if (!like) return;
    const fresh = elementsOf([
      {
        ...like,
        id: `fresh-${tick}`,
        x: right + (tick % 10) * 192,
        y: Math.floor(tick / 10) * 172,
      },
    ]);
    const turn = tick / 20;
    const held = isMoveTick(tick)
      ? api.getSceneElementsIncludingDeleted().map((element) => {
          // The words of a moving note move along.
          const start =
            moving.get(element.id) ??
            (element.type === 'text' && element.containerId
              ? moving.get(element.containerId)
              : undefined);
          return start
            ? {
                ...element,
                x: start.x + Math.sin(turn) * 700,
                y: start.y + Math.cos(turn) * 500,
                version: element.version + 1,
                versionNonce: tick,
              }
            : element;
        })
      : api.getSceneElementsIncludingDeleted();
    api.updateScene({ elements: [...held, ...fresh], captureUpdate: CaptureUpdateAction.NEVER });
    posted += 1;
  });
  return posted;
}

const root = document.getElementById('root');
let isShown = false;
if (root) {
  createRoot(root).render(
    <Excalidraw
      excalidrawAPI={(api) => {
        if (isShown) return;
        isShown = true;
        // It finishes its own start first, which would else empty the scene again.
        const begin = (): void => {
          if (api.getAppState().isLoading) requestAnimationFrame(begin);
          else show(api);
        };
        requestAnimationFrame(begin);
      }}
    />,
  );
}
