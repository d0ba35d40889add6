import { createScanner, SyntaxKind } from 'jsonc-parser';

/** Returns the value of the top-level property "service", undefined if there is none. It stops reading there. */
export function serviceOf(text: string): string | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let kind = scanner.scan(); kind !== SyntaxKind.EOF; kind = scanner.scan()) {
    if (kind === SyntaxKind.OpenBraceToken || kind === SyntaxKind.OpenBracketToken) {
      depth++;
    } else if (kind === SyntaxKind.CloseBraceToken || kind === SyntaxKind.CloseBracketToken) {
      depth--;
    } else if (depth === 1 && kind === SyntaxKind.StringLiteral && scanner.getTokenValue() === 'service' && scanner.scan() === SyntaxKind.ColonToken) {
      return scanner.scan() === SyntaxKind.StringLiteral ? scanner.getTokenValue() : undefined;
    }
  }
  return undefined;
}
