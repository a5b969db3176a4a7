import { expect, type Locator, type Page } from '@playwright/test';

/** The gallery page on a laptop: as somebody who walks, or as the screen a facilitator shares in a call. */
export class GalleryOnLaptop {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  press(name: string | RegExp): Promise<void> {
    return this.button(name).click();
  }

  /** Out of a poster, as a host starts at her own: to the posters as a list, or to the connections as a table once there are some to make. */
  async showList(): Promise<void> {
    const list = this.button('List');
    await expect(list.or(this.button('Room')).first()).toBeVisible();
    if (!(await list.isVisible())) await this.press('Room');
    // "Room" may also be the way back from the list.
    if (await list.isVisible()) await list.click();
    await expect(this.page.locator('.twin')).toBeVisible();
  }

  async openPoster(name: string): Promise<void> {
    await this.showList();
    await this.page.getByRole('listitem').filter({ hasText: name }).getByRole('button').click();
    await this.showsPoster(name);
  }

  showsPoster(name: string): Promise<void> {
    return expect(this.page.getByRole('heading', { name, exact: true })).toBeVisible();
  }

  async ask(text: string): Promise<void> {
    await this.press(/^Question/);
    await this.page.getByLabel('Your question').fill(text);
    await this.press('Leave the question');
    await this.hangs(text);
  }

  /** From the poster that is open to one's own table. */
  async connect(text: string, relation: 'reinforces' | 'supports'): Promise<void> {
    await this.press(/^Connection/);
    await this.page.getByRole('radio', { name: new RegExp(relation) }).check();
    await this.page.getByLabel('Because (one sentence)').fill(text);
    await this.press('Hang up the connection');
    await this.hangs(text);
  }

  async mightJoin(): Promise<void> {
    await this.press(/^Might join/);
    await expect(this.button(/^You might join/)).toHaveAttribute('aria-pressed', 'true');
  }

  async answer(question: string, words: string): Promise<void> {
    const asked = this.page.getByRole('article').filter({ hasText: question });
    await asked.getByRole('button', { name: 'Answer', exact: true }).click();
    await asked.getByLabel('Your table’s answer').fill(words);
    await asked.getByRole('button', { name: 'Answer', exact: true }).click();
    await expect(asked).toContainText(words);
  }

  hangs(text: string): Promise<void> {
    return expect(this.page.getByRole('article').filter({ hasText: text })).toBeVisible();
  }

  /** By the form, between any two posters, by their numbers from 1. */
  async addConnection(
    from: number,
    to: number,
    relation: 'reinforces' | 'supports',
    text: string,
  ): Promise<void> {
    await this.press('Add a connection');
    const dialog = this.page.getByRole('dialog', { name: 'Add a connection' });
    for (const [label, number] of [
      ['From', from],
      ['To', to],
    ] as const) {
      const choice = dialog.getByLabel(label);
      await choice.selectOption({
        label: await choice
          .locator('option')
          .filter({ hasText: new RegExp(`^${number} `) })
          .innerText(),
      });
    }
    await dialog.getByRole('radio', { name: new RegExp(relation) }).check();
    await dialog.getByLabel('Because (one sentence)').fill(text);
    await dialog.getByRole('button', { name: 'Hang it up' }).click();
    await expect(dialog).toHaveCount(0);
  }
}
