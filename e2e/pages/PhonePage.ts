import { expect, type Locator, type Page } from '@playwright/test';

/** A participant's phone. */
export class PhonePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(link: string): Promise<void> {
    await this.page.goto(link);
  }

  async post(text: string, paper?: string): Promise<void> {
    if (paper) await this.page.getByRole('radio', { name: paper }).check({ force: true });
    await this.page.locator('#ww-text').fill(text);
    await this.page.getByRole('button', { name: 'Put it on the wall' }).click();
    await expect(this.page.locator('#ww-text')).toHaveValue('');
  }

  /** The list item of an own note. */
  note(text: string): Locator {
    return this.page.locator('#ww-own li').filter({ hasText: text });
  }

  async isOnWall(text: string): Promise<void> {
    await expect(this.note(text)).toContainText('On the wall', { timeout: 20_000 });
  }
}
