import { CloseAction, type CloseHandlerResult, ErrorAction, type ErrorHandler, type ErrorHandlerResult } from 'vscode-languageclient';

/** The server is not restarted after maxCrashes within this time, in milliseconds. */
const period = 3 * 60_000;
const maxCrashes = 6;

/** Restarts a server that ended unexpectedly, with increasing delays, until it crashes too often. */
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
    if (!this.events.isWanted() || this.crashes.length >= maxCrashes) {
      this.events.gaveUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    this.events.crashed();
    const delay = 100 * 3 ** (this.crashes.length - 1);
    await new Promise((resolve) => setTimeout(resolve, delay)); // 8 s before the last restart
    return { action: this.events.isWanted() ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true };
  }
}

export interface RecoveryEvents {
  /** Reports whether the server should be restarted: not if it never became ready. */
  isWanted(): boolean;
  crashed(): void;
  gaveUp(): void;
}
