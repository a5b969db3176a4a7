import { inflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { afterEach, expect, test, vi } from 'vitest';
import { savePdf } from './savePdf.ts';

const OBJECTS = 2_000;

afterEach(() => void vi.restoreAllMocks());

test('each object of a file is written without looking through all others, and is there', async () => {
  const doc = await PDFDocument.create();
  const page = doc.addPage([100, 100]);
  page.drawLine({ start: { x: 1, y: 1 }, end: { x: 50, y: 50 } });
  const refs = Array.from({ length: OBJECTS }, (_, number) =>
    doc.context.register(doc.context.obj({ Type: 'Thing', Number: number })),
  );
  // A reference whose object is added late has a smaller number than those before.
  const early = doc.context.nextRef();
  doc.context.register(doc.context.obj({ Type: 'Last' }));
  doc.context.assign(early, doc.context.obj({ Type: 'Early' }));

  const searches = vi.spyOn(Array.prototype, 'findIndex');
  const bytes = await savePdf(doc);
  expect(searches.mock.contexts.filter((list) => (list as unknown[]).length > 100)).toEqual([]);
  searches.mockRestore();

  const read = await PDFDocument.load(bytes);
  const typeOf = (ref: (typeof refs)[0]): string | undefined =>
    read.context.lookup(ref, PDFDict).get(PDFName.of('Type'))?.toString();
  expect(refs.every((ref) => typeOf(ref) === '/Thing')).toBe(true);
  expect(typeOf(early)).toBe('/Early');
  // What was drawn, as any reader unpacks it.
  const drawn = read.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFRawStream ? [inflateSync(object.getContents()).toString('latin1')] : [],
    );
  expect(drawn.join('\n')).toContain('50 50 l');
});
