import * as vscode from 'vscode';
import { isElsewhere } from './documents.ts';

let isShown = false;

/** Reports whether document is a manifest that is not on disk, and shows once why it is not checked. */
export function explainElsewhere(document: vscode.TextDocument): boolean {
  if (!isElsewhere(document)) {
    return false;
  }
  if (!isShown) {
    isShown = true;
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Manifests in virtual folders ({0}) are not checked, because the server reads files from disk.', document.uri.scheme),
    );
  }
  return true;
}
