import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** The file that a link of this name gives. */
export async function download(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).click(),
  ]);
  return readFileSync(await file.path());
}
