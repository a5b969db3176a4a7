import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { testMeeting } from '../../shared/exchange/testMeeting.ts';
import { renderReportPdf } from './reportPdf.ts';

test('a report says its language, which Latin letters are taken for where it is written with them', async () => {
  const said = async (language: 'de' | 'ar'): Promise<[string | undefined, string[]]> => {
    const content = testMeeting({ title: 'Flüsse', notes: [['Wasser', 'سلام']] });
    content.session.language = language;
    const bytes = await renderReportPdf(content, { contacts: false });
    const doc = await PDFDocument.load(bytes, { updateMetadata: false });
    const elements = doc.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []));
    return [
      doc.catalog.get(PDFName.of('Lang'))?.toString(),
      [
        ...new Set(
          elements
            .filter((dict) => dict.get(PDFName.of('Type')) === PDFName.of('StructElem'))
            .flatMap((dict) => dict.get(PDFName.of('Lang'))?.toString() ?? []),
        ),
      ],
    ];
  };
  const [german, elsewhere] = await said('de');
  expect(german).toBe('(de)');
  expect(elsewhere).toContain('(und-Arab)');
  expect(elsewhere).not.toContain('(und-Latn)');
  const [arabic, others] = await said('ar');
  expect(arabic).toBe('(ar)');
  expect(others).toContain('(und-Latn)');
  expect(others).not.toContain('(und-Arab)');
});
