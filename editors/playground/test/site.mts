// The built site in a headless browser.

import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { serve } from '../scripts/server.mts';

/** How long to wait for anything, in milliseconds. It only limits how long a failure takes, also on a busy machine. */
export const patience = Number(process.env.PATIENCE ?? 120_000);

export class Site {
  readonly address: string;
  private readonly browser: Browser;
  private readonly close: () => void;
  /** Errors and warnings in the console, and requests that leave the site. */
  readonly complaints: string[] = [];

  private constructor(browser: Browser, served: { address: string; close(): void }) {
    this.browser = browser;
    this.address = served.address;
    this.close = () => { served.close(); };
  }

  static async start(program: string, folder: string): Promise<Site> {
    const served = await serve(folder, 0);
    const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'], timeout: patience });
    return new Site(browser, served);
  }

  /** Opens a page in a separate window. */
  async page(path = '', options: BrowserContextOptions = {}, prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width: 1100, height: 750 }, permissions: ['clipboard-read', 'clipboard-write'], ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    this.watch(page);
    await prepare?.(page);
    await page.goto(this.address + path, { timeout: patience });
    return page;
  }

  /** Records what must not happen on a page. */
  watch(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.complaints.push(`${message.type()} in the console: ${message.text()}`);
      }
    });
    page.on('pageerror', (error) => this.complaints.push(`error on the page: ${error.stack ?? error.message}`));
    page.context().on('request', (request) => {
      if (!request.url().startsWith(this.address) && !/^(data|blob):/.test(request.url())) {
        this.complaints.push(`request of ${request.url()}`);
      }
    });
  }

  async closePages(): Promise<void> {
    await Promise.all(this.browser.contexts().map((context) => context.close()));
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.close();
  }
}
