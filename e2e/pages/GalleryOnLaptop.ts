import { expect, type Locator, type Page } from '@playwright/test';
import type { Relation } from '../../shared/model/gallery.ts';
import { beginning, t } from '../support/words.ts';

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
    const list = this.button(t('gallery.list'));
    await expect(list.or(this.button(t('gallery.room'))).first()).toBeVisible();
    if (!(await list.isVisible())) await this.press(t('gallery.room'));
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
    await this.press(beginning(t('gallery.act.question')));
    await this.page.getByLabel(t('gallery.act.question.field')).fill(text);
    await this.press(t('gallery.act.question.send'));
    await this.hangs(text);
  }

  /** From the poster that is open to one's own table. */
  async connect(text: string, relation: Relation): Promise<void> {
    await this.press(beginning(t('gallery.act.connection')));
    await this.page.getByRole('radio', { name: beginning(t(`relation.${relation}.does`)) }).check();
    await this.page.getByLabel(t('gallery.connection.because')).fill(text);
    await this.press(t('gallery.act.connection.send'));
    await this.hangs(text);
  }

  async mightJoin(): Promise<void> {
    await this.press(beginning(t('gallery.act.join')));
    await expect(this.button(beginning(t('gallery.act.join.is')))).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  }

  async answer(question: string, words: string): Promise<void> {
    const asked = this.page.getByRole('article').filter({ hasText: question });
    await asked.getByRole('button', { name: t('visit.answer.send'), exact: true }).click();
    await asked.getByLabel(t('visit.answer.field')).fill(words);
    await asked.getByRole('button', { name: t('visit.answer.send'), exact: true }).click();
    await expect(asked).toContainText(words);
  }

  hangs(text: string): Promise<void> {
    return expect(this.page.getByRole('article').filter({ hasText: text })).toBeVisible();
  }

  /** By the form, between any two posters, by their numbers from 1. */
  async addConnection(from: number, to: number, relation: Relation, text: string): Promise<void> {
    await this.press(t('gallery.connection.add'));
    const dialog = this.page.getByRole('dialog', { name: t('gallery.connection.add') });
    for (const [label, number] of [
      [t('gallery.connection.from'), from],
      [t('gallery.connection.to'), to],
    ] as const) {
      const choice = dialog.getByLabel(label);
      await choice.selectOption({
        label: await choice
          .locator('option')
          .filter({ hasText: new RegExp(`^${number} `) })
          .innerText(),
      });
    }
    await dialog.getByRole('radio', { name: beginning(t(`relation.${relation}.does`)) }).check();
    await dialog.getByLabel(t('gallery.connection.because')).fill(text);
    await dialog.getByRole('button', { name: t('gallery.connection.hang') }).click();
    await expect(dialog).toHaveCount(0);
  }
}
