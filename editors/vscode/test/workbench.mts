// What a user does in a window of VS Code, and sees.

import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { patience, theme } from './vscode.mts';

export class Workbench {
  readonly page: Page;
  private readonly pictures: string | undefined;

  constructor(page: Page, pictures: string | undefined) {
    this.page = page;
    this.pictures = pictures;
    page.setDefaultTimeout(patience);
  }

  /** Returns the workbench of another window. */
  in(page: Page): Workbench {
    return new Workbench(page, this.pictures);
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

  /** Pastes a text with the keyboard. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.press('Control+v');
  }

  /** Opens a file by its path in the folder and waits until its editor has the focus. Retries if VS Code was not ready for the keys. */
  async open(file: string): Promise<void> {
    const { base, dir } = path.parse(file);
    for (const timeout of [5_000, 10_000, 20_000, 40_000, 80_000]) {
      await this.press('Control+p');
      const widget = this.page.locator('.quick-input-widget:visible');
      const isOpen = await widget.locator('input[type="text"]').fill(file, { timeout }).then(() => true, () => false);
      if (!isOpen) {
        continue;
      }
      // Until the list is filtered, its first row may be another file, even one of the same name.
      let first = widget.locator('.monaco-list-row').first().filter({ has: this.page.locator('.label-name').getByText(base, { exact: true }) });
      if (dir !== '') {
        first = first.filter({ has: this.page.locator('.label-description').getByText(dir, { exact: true }) });
      }
      await first.waitFor();
      await this.press('Enter');
      await this.inputClosed();
      if (await this.editor(file).waitFor({ timeout }).then(() => true, () => false)) {
        return;
      }
    }
    throw new Error(`${file} is not opened`);
  }

  /** Closes all editors, so that a picture shows only the tabs that are opened after it. */
  async closeEditors(): Promise<void> {
    await this.command('View: Close All Editors');
    await this.page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' });
  }

  /** The focused editor of a file, by its path in the folder. */
  private editor(file: string): Locator {
    return this.page.locator(`.editor-instance .monaco-editor.focused[data-uri$="/extension/${file}"]`);
  }

  /** Renames the symbol at the cursor with F2, and takes a picture of the new name. Before the server serves the file, F2 has no effect. */
  async rename(from: string, to: string, picture?: string): Promise<void> {
    const box = this.page.locator('.rename-box input');
    for (const timeout of [10_000, 20_000, 30_000, 60_000, 60_000]) {
      await this.press('F2');
      if (await box.waitFor({ timeout }).then(() => true, () => false)) {
        assert.equal(await box.inputValue(), from);
        await box.fill(to);
        if (picture !== undefined) {
          await this.picture(picture);
        }
        await this.press('Enter');
        await box.waitFor({ state: 'hidden' });
        return;
      }
    }
    throw new Error(`F2 on ${from} does not open the rename box`);
  }

  /** The panel with the changes that VS Code shows before it applies them. */
  get preview(): Locator {
    return this.page.locator('.bulk-edit-panel');
  }

  /** Opens the Problems panel. Retries if VS Code was not ready for the keys. */
  async showProblems(): Promise<void> {
    const panel = this.page.locator('.markers-panel').first();
    for (const timeout of [20_000, 40_000, 80_000]) {
      await this.press('Control+Shift+m');
      if (await panel.waitFor({ timeout }).then(() => true, () => false)) {
        return;
      }
    }
    throw new Error('the panel of problems is not opened');
  }

  /** Moves the cursor; line and column count from 1. */
  async go(line: number, column: number): Promise<void> {
    await this.press('Control+g');
    await this.choose(`:${line}:${column}`, `${line}`);
    await this.inputClosed();
  }

  /** Runs a command by its title. Retries, because the list does not get the commands of extensions that are registered while it is open. */
  async command(title: string): Promise<void> {
    const widget = this.page.locator('.quick-input-widget:visible');
    for (const timeout of [10_000, 20_000, 40_000, 80_000]) {
      await this.press('F1');
      // A key is lost while a new window is not ready for it.
      const isOpen = await widget.locator('input[type="text"]').fill(`>${title}`, { timeout: 5_000 }).then(() => true, () => false);
      if (isOpen && (await widget.locator('.monaco-list-row').first().filter({ hasText: title }).waitFor({ timeout }).then(() => true, () => false))) {
        await this.press('Enter');
        return;
      }
      await this.press('Escape');
    }
    throw new Error(`there is no command ${title}`);
  }

  /** Types into the quick input and accepts the item with that label. */
  async choose(text: string, called: string): Promise<void> {
    const widget = this.page.locator('.quick-input-widget:visible');
    await widget.locator('input[type="text"]').fill(text);
    await widget.locator('.monaco-list-row').first().filter({ hasText: called }).waitFor();
    await this.press('Enter');
  }

  get bulb(): Locator {
    return this.page.locator('.editor-instance .lightBulbWidget, .editor-instance .codicon-gutter-lightbulb').filter({ visible: true }).first();
  }

  /** Opens the code actions at the cursor when the light bulb is shown. */
  async lightBulb(offers: string): Promise<void> {
    await this.page.locator('.lightBulbWidget').waitFor();
    await this.openActions(offers);
  }

  /** Selects a code action at the cursor. */
  async codeActions(title: string): Promise<void> {
    await this.openActions(title);
    await this.page.locator('.action-widget .monaco-list-row').filter({ hasText: title }).click();
  }

  /** Retries if a change has closed the list. */
  private async openActions(offers: string): Promise<void> {
    const offered = this.page.locator('.action-widget .monaco-list-row').filter({ hasText: offers });
    for (const timeout of [10_000, 20_000, 30_000, 60_000, 60_000]) {
      await this.press('Control+.');
      if (await offered.waitFor({ timeout }).then(() => true, () => false)) {
        return;
      }
    }
    throw new Error(`${offers} was not offered`);
  }

  /** Waits until the language status shows the service, as it does when a server runs. */
  async served(service: string): Promise<void> {
    await this.page.mouse.move(500, 300);
    await this.page.locator('.hover-language-status').first().waitFor({ state: 'detached' });
    await this.page.locator('.statusbar-item [aria-label*="Editor Language Status"]').first().hover();
    await this.page.locator('.hover-language-status').filter({ hasText: service }).waitFor();
    await this.page.mouse.move(500, 300);
  }

  /** Waits until a page in the window shows a text. */
  async framed(text: string): Promise<void> {
    for (const end = Date.now() + patience; Date.now() < end; ) {
      for (const frame of this.page.frames()) {
        const shown = await frame.evaluate(() => document.body.innerText).catch(() => ''); // the frame may be closing
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

  /** Waits for a notification, checks that it is shown once, and clears all. VS Code may keep the rows of cleared ones. */
  async expectNotification(says: RegExp): Promise<void> {
    const shown = this.notifications.filter({ hasText: says });
    await this.showNotifications(shown.first());
    let all = await shown.allInnerTexts();
    for (const end = Date.now() + 60_000; all.length !== 1 && Date.now() < end; ) {
      await this.page.waitForTimeout(50);
      all = await shown.allInnerTexts();
    }
    await this.command('Notifications: Clear All Notifications');
    await this.inputClosed();
    await this.page.locator('.notifications-center.visible').waitFor({ state: 'detached' });
    assert.equal(all.length, 1, `the notifications are ${all.join(' / ')}`);
  }

  /** Returns the texts of all notifications when there are as many as expected, or more. */
  async allNotifications(expected: number): Promise<string[]> {
    await this.showNotifications(this.notifications.nth(expected - 1)).catch(() => undefined); // the caller reports which are missing
    return this.notifications.allInnerTexts();
  }

  /** Opens the list of notifications, again if VS Code has closed it, and waits until one of them is listed. */
  private async showNotifications(wanted: Locator): Promise<void> {
    for (const timeout of [5_000, 10_000, 20_000, 40_000, 80_000]) {
      if (!(await wanted.isVisible())) {
        await this.command('Notifications: Show Notifications');
        await this.inputClosed();
      }
      if (await wanted.waitFor({ timeout }).then(() => true, () => false)) {
        return;
      }
    }
    throw new Error(`the notification is not shown; shown are ${(await this.notifications.allInnerTexts()).join(' / ')}`);
  }

  /** Takes a screenshot for the documentation when the window no longer changes, if screenshots were requested. */
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
    await this.page.screenshot({ path: path.join(this.pictures, `vscode-${name}${theme.suffix}.png`), caret: 'hide', animations: 'disabled' });
  }
}
