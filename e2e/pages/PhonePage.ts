import { expect, type Locator, type Page } from '@playwright/test';
import { either, said, t } from '../support/words.ts';

/** What a phone says of something that nobody else has yet. */
export const KEPT = either(
  t('phone.form.early'),
  t('network.kept.network'),
  t('network.kept.server'),
);

/** A participant's phone. */
export class PhonePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(link: string): Promise<void> {
    await this.page.goto(link);
  }

  /** Opens the page with its scripts held back, as on a very slow network: only what the HTML itself can do works until the returned call. */
  async openWithoutScripts(link: string): Promise<() => void> {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await this.page.route('**/assets/*.js', async (route) => {
      await released;
      await route.continue();
    });
    // "load" would wait for the scripts.
    await this.page.goto(link, { waitUntil: 'commit' });
    await expect(this.putButton()).toBeVisible();
    return release;
  }

  /** Where a note is written. */
  paper(): Locator {
    return this.page.locator('#ww-text');
  }

  putButton(): Locator {
    return this.page.locator('#ww-put');
  }

  async post(text: string, paper?: string): Promise<void> {
    if (paper) await this.page.getByRole('radio', { name: paper }).check({ force: true });
    await this.page.locator('#ww-text').fill(text);
    await this.page.getByRole('button', { name: t('phone.form.put') }).click();
    await expect(this.page.locator('#ww-text')).toHaveValue('');
  }

  /** The list item of an own note. */
  note(text: string): Locator {
    return this.page.locator('#ww-own li').filter({ hasText: text });
  }

  async isOnWall(text: string): Promise<void> {
    // The state, not the item: the words of a note may say the same.
    await expect(this.note(text).locator('.own-state')).toContainText(t('phone.note.onWall'), {
      timeout: 20_000,
    });
  }

  async isKept(text: string): Promise<void> {
    await expect(this.note(text)).toContainText(KEPT);
  }

  async edit(text: string, better: string): Promise<void> {
    await this.note(text)
      .getByRole('button', { name: said('phone.note.editThis') })
      .click();
    await this.page.getByRole('textbox', { name: t('phone.note') }).fill(better);
    await this.page
      .getByRole('button', { name: t('app.save'), exact: true })
      .last()
      .click();
    await expect(this.note(better)).toBeVisible();
  }

  takeDown(text: string): Promise<void> {
    return this.note(text)
      .getByRole('button', { name: said('phone.note.takeDownThis') })
      .click();
  }

  /** Loses and finds the network. */
  setOffline(offline: boolean): Promise<void> {
    return this.page.context().setOffline(offline);
  }
}
