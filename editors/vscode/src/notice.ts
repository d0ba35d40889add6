import * as vscode from 'vscode';

/** A message about the server, and what can be done about it, by the titles of the buttons. */
export interface Message {
  readonly severity: 'error' | 'warning';
  readonly text: string;
  readonly buttons: ReadonlyMap<string, () => unknown>;
}

/**
 * Tells the user about the server, one thing at a time. VS Code cannot take a message back and leaves an error with
 * buttons where it is, so the next waits until the user has closed it, and only the newest is kept. Nothing waits
 * for a warning, because those are put away unseen.
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

  /** Drops what waits, because it is true no more. */
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
