import * as vscode from 'vscode';

/** A message about the server with its buttons, by title. */
export interface Message {
  readonly severity: 'error' | 'warning';
  readonly text: string;
  readonly buttons: ReadonlyMap<string, () => unknown>;
}

/**
 * Shows messages about the server, one at a time. VS Code cannot withdraw a message and keeps an error with buttons
 * visible, so the next message waits until the user closes it, and only the newest is kept. Messages do not wait for
 * warnings, which VS Code hides after a while.
 */
export class Notice {
  private open: string | undefined;
  private next: Message | undefined;

  tell(message: Message): void {
    if (this.open === undefined) {
      void this.show(message);
    } else {
      this.next = message.text === this.open ? undefined : message;
    }
  }

  /** Drops the waiting message, which no longer applies. */
  drop(): void {
    this.next = undefined;
  }

  private async show({ severity, text, buttons }: Message): Promise<void> {
    let chosen: string | undefined;
    if (severity === 'warning') {
      chosen = await vscode.window.showWarningMessage(text, ...buttons.keys());
    } else {
      this.open = text;
      chosen = await vscode.window.showErrorMessage(text, ...buttons.keys());
      this.open = undefined;
      const { next } = this;
      this.next = undefined;
      if (next !== undefined) {
        void this.show(next);
      }
    }
    if (chosen !== undefined) {
      buttons.get(chosen)?.();
    }
  }
}
