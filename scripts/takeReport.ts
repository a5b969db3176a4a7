import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';

/**
 * Some pages of the PDF report side by side: for each of `words`, the first page after the one before that says them. Needs poppler
 * (`pdftoppm`, `pdftotext`); without it there is no picture.
 */
export async function takeReport(
  browser: Browser,
  url: string,
  token: string,
  words: readonly string[],
  file: string,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'weavewall-report-'));
  try {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`no report: ${response.status}`);
    const pdf = join(folder, 'report.pdf');
    writeFileSync(pdf, Buffer.from(await response.arrayBuffer()));
    const pages = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' })
      .split('\f')
      .map((text) => text.replace(/\s+/gu, ' '));
    let last = -1;
    const images = words.map((wanted) => {
      last = pages.findIndex((text, index) => index > last && text.includes(wanted));
      if (last < 0) throw new Error(`no page says ${wanted}`);
      execFileSync('pdftoppm', [
        '-r',
        '150',
        '-png',
        '-singlefile',
        '-f',
        String(last + 1),
        '-l',
        String(last + 1),
        pdf,
        join(folder, 'page'),
      ]);
      return `<img alt="" src="data:image/png;base64,${readFileSync(join(folder, 'page.png')).toString('base64')}">`;
    });
    const page = await browser.newPage({ viewport: { width: 1440, height: 540 } });
    await page.setContent(
      `<style>body { margin: 0; height: 100vh; display: flex; gap: 24px; align-items: center; justify-content: center; background: #d8dbd6 } img { height: 478px; box-shadow: 0 1px 6px #0004 }</style>${images.join('')}`,
    );
    await page.waitForFunction(() => [...document.images].every((image) => image.complete));
    await page.screenshot({ path: file, type: 'jpeg', quality: 84 });
    await page.close();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    console.warn('  no poppler here: the report is not pictured');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
