// What a user does in a window of VS Code, and sees.

import * as path from 'node:path';
import type { Locator, Page } from 'playwright-core';

export class Workbench {
  readonly page: Page;
  private readonly pictures: string | undefined;

  constructor(page: Page, pictures: string | undefined) {
    this.page = page;
    this.pictures = pictures;
    page.setDefaultTimeout(90_000);
  }

  get squiggles(): Locator {
    return this.page.locator('.editor-instance .squiggly-error');
  }

  get suggestions(): Locator {
    return this.page.locator('.suggest-widget.visible .monaco-list-row');
  }

  get problems(): Locator {
    return this.page.locator('.markers-panel .monaco-list-row');
  }

  get notifications(): Locator {
    return this.page.locator('.notifications-center.visible .notification-list-item').filter({ visible: true }); // VS Code keeps what was cleared, hidden
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Opens a file of the folder by its name. */
  async open(name: string): Promise<void> {
    await this.press('Control+p');
    await this.choose(name, name);
    await this.inputClosed();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  }

  /** Puts the cursor there; both count from 1. */
  async go(line: number, column: number): Promise<void> {
    await this.press('Control+g');
    await this.choose(`:${line}:${column}`, `${line}`);
    await this.inputClosed();
  }

  /** Runs a command by its title. */
  async command(title: string): Promise<void> {
    await this.press('F1');
    await this.choose(`>${title}`, title);
  }

  /** Types into the input that opens and accepts what it has then found, which is called so. */
  async choose(text: string, called: string): Promise<void> {
    const widget = this.page.locator('.quick-input-widget:visible');
    await widget.locator('input[type="text"]').fill(text);
    await widget.locator('.monaco-list-row').first().filter({ hasText: called }).waitFor();
    await this.press('Enter');
  }

  /** Opens the actions at the cursor; again, if they were closed by what has just changed. */
  async lightBulb(offers: string): Promise<void> {
    await this.page.locator('.lightBulbWidget').waitFor();
    const offered = this.page.locator('.action-widget .monaco-list-row').filter({ hasText: offers });
    for (const timeout of [10_000, 20_000, 30_000]) {
      await this.press('Control+.');
      if (await offered.waitFor({ timeout }).then(() => true, () => false)) {
        return;
      }
    }
    throw new Error(`${offers} was not offered`);
  }

  /** Waits until the status of the file tells of its service, as it does when a server runs. */
  async served(service: string): Promise<void> {
    await this.page.mouse.move(500, 300);
    await this.page.locator('.hover-language-status').first().waitFor({ state: 'detached' });
    await this.page.locator('.statusbar-item [aria-label*="Editor Language Status"]').first().hover();
    await this.page.locator('.hover-language-status').filter({ hasText: service }).waitFor();
  }

  /** Waits until a page in the window shows a text. */
  async framed(text: string): Promise<void> {
    for (const end = Date.now() + 90_000; Date.now() < end; ) {
      for (const frame of this.page.frames()) {
        const shown = await frame.evaluate(() => document.body.innerText).catch(() => ''); // it may be on its way out
        if (shown.includes(text)) {
          return;
        }
      }
      await this.page.waitForTimeout(100);
    }
    throw new Error(`no page in the window shows ${text}`);
  }

  private async inputClosed(): Promise<void> {
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Waits for a notification, which has to be the only one, and takes it away. */
  async expectNotification(says: RegExp): Promise<void> {
    await this.command('Notifications: Show Notifications');
    await this.notifications.filter({ hasText: says }).waitFor();
    const all = await this.notifications.allInnerTexts();
    for (let left = all.length; left > 0; left--) {
      await this.notifications.first().hover(); // which shows its buttons
      await this.notifications.first().locator('.codicon-notifications-clear').click();
    }
    await this.page.locator('.notifications-center.visible').waitFor({ state: 'detached' });
    if (all.length !== 1) {
      throw new Error(`there are ${all.length} notifications: ${all.join(' / ')}`);
    }
  }

  /** Returns the texts of all notifications. There has to be one. */
  async allNotifications(): Promise<string[]> {
    await this.command('Notifications: Show Notifications');
    await this.inputClosed();
    await this.notifications.first().waitFor();
    return this.notifications.allInnerTexts();
  }

  /** Takes a picture for the documentation when it has become still, if pictures are wanted. */
  async picture(name: string): Promise<void> {
    if (this.pictures === undefined) {
      return;
    }
    let before: Buffer | undefined;
    for (let round = 0; round < 20; round++) {
      const now = await this.page.screenshot({ caret: 'hide', animations: 'disabled' });
      if (before?.equals(now)) {
        break;
      }
      before = now;
      await this.page.waitForTimeout(300);
    }
    await this.page.screenshot({ path: path.join(this.pictures, `vscode-${name}.png`), caret: 'hide', animations: 'disabled' });
  }
}
