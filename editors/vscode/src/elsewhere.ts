import * as vscode from 'vscode';
import { isElsewhere } from './documents.ts';

let told = false;

/** Says, once, why a manifest that is not on a disk is not checked. Tells whether document is such a one. */
export function explainElsewhere(document: vscode.TextDocument): boolean {
  if (!isElsewhere(document)) {
    return false;
  }
  if (!told) {
    told = true;
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Manifests are checked by a program that reads files, so those of a virtual folder ({0}) are not checked.', document.uri.scheme),
    );
  }
  return true;
}
