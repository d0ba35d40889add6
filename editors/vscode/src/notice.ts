import * as vscode from 'vscode';

/** A message about the server, and what can be done about it, by the titles of the buttons. */
export interface Message {
  readonly text: string;
  readonly show: (text: string, ...buttons: string[]) => Thenable<string | undefined>;
  readonly buttons: ReadonlyMap<string, () => unknown>;
}

/**
 * Tells the user about the server, one thing at a time. VS Code cannot take a message back, so while one is open
 * the next waits for it to be closed, and only the newest is kept.
 */
export class Notice {
  private open: string | undefined;
  private next: Message | undefined;

  tell(message: Message): void {
    this.next = message.text === this.open ? undefined : message;
    if (this.open === undefined) {
      void this.showAll();
    }
  }

  /** Drops what waits, because it is true no more. */
  drop(): void {
    this.next = undefined;
  }

  private async showAll(): Promise<void> {
    for (let message = this.take(); message !== undefined; message = this.take()) {
      this.open = message.text;
      const chosen = await message.show(message.text, ...message.buttons.keys());
      this.open = undefined;
      if (chosen !== undefined) {
        message.buttons.get(chosen)?.();
      }
    }
  }

  private take(): Message | undefined {
    const message = this.next;
    this.next = undefined;
    return message;
  }
}

export const showError: Message['show'] = (text, ...buttons) => vscode.window.showErrorMessage(text, ...buttons);
export const showWarning: Message['show'] = (text, ...buttons) => vscode.window.showWarningMessage(text, ...buttons);
