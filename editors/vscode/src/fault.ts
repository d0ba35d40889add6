// What can be wrong with the program that is to be the server, and what the user is told then.

import * as vscode from 'vscode';

export type Fault =
  | { readonly kind: 'missing' | 'notFound' | 'folder' | 'notExecutable' | 'otherMachine' | 'garbage' | 'silent' | 'notServing'; readonly program: string }
  | { readonly kind: 'exits'; readonly program: string; readonly code: number | string };

export class FaultError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(describe(fault));
    this.fault = fault;
  }
}

/** Returns a sentence that says what is wrong and what is expected. */
export function describe(fault: Fault): string {
  const { program } = fault;
  switch (fault.kind) {
    case 'missing':
      return vscode.l10n.t('Manifests are not checked: there is no file {0}, where plugin-manifest-ls should be.', program);
    case 'notFound':
      return vscode.l10n.t('Manifests are not checked: {0} is not on PATH, and the setting names no other place.', program);
    case 'folder':
      return vscode.l10n.t('Manifests are not checked: {0} is a folder, and not the program plugin-manifest-ls.', program);
    case 'notExecutable':
      return vscode.l10n.t('Manifests are not checked: {0} may not be executed.', program);
    case 'otherMachine':
      return vscode.l10n.t('Manifests are not checked: {0} is a program for another kind of machine than this one ({1}).', program, `${process.platform}-${process.arch}`);
    case 'garbage':
      return vscode.l10n.t('Manifests are not checked: {0} is not plugin-manifest-ls.', program);
    case 'silent':
      return vscode.l10n.t('Manifests are not checked: {0} does not answer.', program);
    case 'notServing':
      return vscode.l10n.t('Manifests are not checked: {0} ended before it served.', program);
    case 'exits':
      return vscode.l10n.t('Manifests are not checked: {0} ends at once, with {1}.', program, String(fault.code));
  }
}
