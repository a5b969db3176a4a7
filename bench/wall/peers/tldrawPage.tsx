import { getAssetUrls } from '@tldraw/assets/selfHosted';
import { createRoot } from 'react-dom/client';
import {
  createShapeId,
  getIndexAbove,
  getIndices,
  Tldraw,
  toRichText,
  type Editor,
  type TLNoteShape,
  type TLShapeId,
} from 'tldraw';
import 'tldraw/tldraw.css';
import type { NoteColor } from '../../../shared/model/note.ts';
import { isMoveTick, paced, STREAM } from '../stream.ts';
import { exposePeer, fetchNotes, NOTE_SIZE, type PeerNote } from './peerHook.ts';

/** Its own note colours, the nearest to ours. */
const COLORS: Record<NoteColor, TLNoteShape['props']['color']> = {
  yellow: 'yellow',
  orange: 'orange',
  pink: 'light-red',
  green: 'light-green',
  blue: 'light-blue',
  white: 'grey',
};
/** Its notes are squares of 200; ours are 160 high. */
const SCALE = NOTE_SIZE.height / 200;

const notes = await fetchNotes();
const isNote = (id: TLShapeId): boolean => id.startsWith('shape:');

/** As a board that was stored is read again: every size is known, none is measured anew. */
function put(editor: Editor, from: readonly PeerNote[]): void {
  const likeId = createShapeId('like');
  editor.createShape<TLNoteShape>({
    id: likeId,
    type: 'note',
    props: { font: 'sans', size: 's', scale: SCALE },
  });
  const like = editor.getShape<TLNoteShape>(likeId);
  if (!like) throw new Error('a note could not be made');
  const indices = getIndices(from.length);
  editor.store.mergeRemoteChanges(() => {
    editor.store.remove([likeId]);
    editor.store.put(
      from.map(({ id, text, color, x, y }, at) => ({
        ...like,
        id: createShapeId(id),
        index: indices[at] ?? like.index,
        x,
        y,
        props: { ...like.props, richText: toRichText(text), color: COLORS[color] },
      })),
    );
  });
}

function show(editor: Editor): void {
  editor.run(() => put(editor, notes), { history: 'ignore' });
  const ids = (): TLShapeId[] => [...editor.getCurrentPageShapeIds()].filter(isNote);
  const fit = (): void => {
    editor.zoomToFit({ immediate: true });
  };
  fit();
  void exposePeer({
    count: () => ids().length,
    camera: () => {
      const { x, y, z } = editor.getCamera();
      return { x: x * z, y: y * z, scale: z };
    },
    fit,
    closeUp: () => {
      fit();
      editor.resetZoom(undefined, { immediate: true });
    },
    boxes: () => {
      const { x, y, z } = editor.getCamera();
      return ids().flatMap((id) => {
        const bounds = editor.getShapePageBounds(id);
        return bounds
          ? [
              {
                id,
                x: (bounds.x + x) * z,
                y: (bounds.y + y) * z,
                width: bounds.w * z,
                height: bounds.h * z,
              },
            ]
          : [];
      });
    },
    select: (chosen) => void editor.select(...(chosen as TLShapeId[])),
    selectedCount: () => editor.getSelectedShapeIds().length,
    stream: (moving, forMs) => stream(editor, moving as TLShapeId[], forMs),
  });
}

/** What sync would bring: records put into the store as another's changes. */
async function stream(editor: Editor, held: readonly TLShapeId[], forMs: number): Promise<number> {
  const shapes = editor
    .getCurrentPageShapes()
    .filter((shape) => editor.isShapeOfType<TLNoteShape>(shape, 'note'));
  const moving = shapes.filter(({ id }) => held.includes(id));
  const right = Math.max(...shapes.map(({ x }) => x)) + 200;
  let index = shapes
    .map((shape) => shape.index)
    .toSorted()
    .at(-1);
  let posted = 0;
  await paced(forMs, STREAM.perSecond, (tick) => {
    const like = shapes[tick % shapes.length];
    if (!like || !index) return;
    index = getIndexAbove(index);
    const fresh: TLNoteShape = {
      ...like,
      id: createShapeId(),
      index,
      x: right + (tick % 10) * 192,
      y: Math.floor(tick / 10) * 172,
    };
    const turn = tick / 20;
    editor.store.mergeRemoteChanges(() => {
      editor.store.put([fresh]);
      if (isMoveTick(tick))
        editor.store.put(
          moving.map((shape) => ({
            ...shape,
            x: shape.x + Math.sin(turn) * 700,
            y: shape.y + Math.cos(turn) * 500,
          })),
        );
    });
    posted += 1;
  });
  return posted;
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <Tldraw
      assetUrls={getAssetUrls({ baseUrl: '/tldraw/' })}
      options={{ maxShapesPerPage: 100_000 }}
      onMount={show}
    />,
  );
