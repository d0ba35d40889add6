import { setTimeout as delay } from 'node:timers/promises';
import { CloseAction, type CloseHandlerResult, ErrorAction, type ErrorHandler, type ErrorHandlerResult } from 'vscode-languageclient/node';

/** In which time so many crashes are too many, in milliseconds. */
const period = 3 * 60_000;
const tooMany = 6;

/** Has a server that ended by itself started again, each time after a longer while, until that makes no sense. */
export class Recovery implements ErrorHandler {
  private crashes: number[] = [];
  private readonly events: RecoveryEvents;

  constructor(events: RecoveryEvents) {
    this.events = events;
  }

  error(_error: Error, _message: unknown, count: number | undefined): ErrorHandlerResult {
    return { action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true };
  }

  async closed(): Promise<CloseHandlerResult> {
    const now = Date.now();
    this.crashes = [...this.crashes.filter((time) => now - time < period), now];
    if (!this.events.isWanted() || this.crashes.length >= tooMany) {
      this.events.gaveUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    this.events.crashed();
    await delay(100 * 3 ** (this.crashes.length - 1)); // 8 s before the last
    return { action: this.events.isWanted() ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true };
  }
}

export interface RecoveryEvents {
  /** Tells whether a server is still to be had. It is not when it has never got as far as to serve. */
  isWanted(): boolean;
  crashed(): void;
  gaveUp(): void;
}
