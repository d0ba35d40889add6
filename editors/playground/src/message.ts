// The messages of the Language Server Protocol, as far as the page looks into them.

export interface Message {
  readonly jsonrpc: '2.0';
  readonly id?: number | string | null | undefined;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Diagnostic {
  readonly range: Range;
  /** From 1, error, to 4, hint. */
  readonly severity: 1 | 2 | 3 | 4;
  readonly message: string;
  readonly source?: string;
  readonly code?: string;
  readonly codeDescription?: { readonly href: string };
  readonly tags?: readonly (1 | 2)[];
  readonly relatedInformation?: readonly { readonly message: string; readonly location: { readonly uri: string; readonly range: Range } }[];
}

export interface PublishDiagnostics {
  readonly uri: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The method of the message that a worker has its lock. */
export const locked = '$/locked';
