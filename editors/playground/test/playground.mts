// What a user does on the start page, and sees.

import type { Locator, Page } from 'playwright-core';

export class Playground {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get problems(): Locator {
    return this.page.locator('#problems li');
  }

  get notices(): Locator {
    return this.page.locator('.notice p');
  }

  /** The lines of the editor that are displayed. */
  get lines(): Locator {
    return this.page.locator('.view-line');
  }

  get suggestions(): Locator {
    return this.page.locator('.suggest-widget.visible .monaco-list-row');
  }

  /** Waits until the server runs. */
  async ready(): Promise<void> {
    await this.page.locator('html[data-server="ready"]').waitFor();
  }

  problem(text: string | RegExp): Locator {
    return this.problems.filter({ hasText: text });
  }

  line(text: string | RegExp): Locator {
    return this.lines.filter({ hasText: text });
  }

  file(path: string): Locator {
    return this.page.locator(`#files button[title="${path}"]`);
  }

  /** Opens a file with the list of files. */
  async open(path: string): Promise<void> {
    await this.file(path).click();
    await this.page.locator(`#files button[title="${path}"][aria-current="true"]`).waitFor();
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  /** Selects the line of the editor with a text, and moves the cursor before or into the text. */
  async go(line: number, column: number): Promise<void> {
    await this.page.locator('.monaco-editor').first().click({ position: { x: 300, y: 8 } });
    await this.press('Control+g');
    const input = this.page.locator('.quick-input-widget:visible input');
    await input.fill(`:${line}:${column}`);
    await this.page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: `${line}` }).first().waitFor();
    await this.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Replaces the text of the file in the editor, as if it were pasted. */
  async replace(text: string): Promise<void> {
    await this.page.locator('.monaco-editor').first().click({ position: { x: 300, y: 8 } });
    await this.press('Control+a');
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.press('Control+v');
  }

  /** Selects an example by its folder. */
  async choose(example: string): Promise<void> {
    await this.page.locator('#example').selectOption(example);
  }

  /** Selects a code action at the cursor. */
  async codeAction(title: string): Promise<void> {
    await this.press('Control+.');
    await this.page.locator('.action-widget .monaco-list-row').filter({ hasText: title }).first().click();
  }
}
