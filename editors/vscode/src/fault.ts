// Errors of the server program and their messages.

import * as vscode from 'vscode';

export type Fault =
  | { readonly kind: 'missing' | 'notFound' | 'folder' | 'notExecutable' | 'otherMachine' | 'garbage' | 'silent' | 'notServing' | 'noWebAssembly'; readonly program: string }
  | { readonly kind: 'exits'; readonly program: string; readonly code: number | string };

export class FaultError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(describe(fault));
    this.fault = fault;
  }
}

/** Returns the message for the user, in one or two sentences. */
export function describe(fault: Fault): string {
  const { program } = fault;
  switch (fault.kind) {
    case 'missing':
      return vscode.l10n.t('Manifests are not checked: the server {0} does not exist.', program);
    case 'notFound':
      return vscode.l10n.t('Manifests are not checked: {0} is not on PATH. Install it or set its path.', program);
    case 'folder':
      return vscode.l10n.t('Manifests are not checked: {0} is a folder, not the plugin-manifest-ls program.', program);
    case 'notExecutable':
      return vscode.l10n.t('Manifests are not checked: {0} is not executable.', program);
    case 'otherMachine':
      return vscode.l10n.t('Manifests are not checked: {0} is not a program for this platform ({1}).', program, `${process.platform}-${process.arch}`);
    case 'garbage':
      return vscode.l10n.t('Manifests are not checked: {0} is not plugin-manifest-ls.', program);
    case 'noWebAssembly':
      return vscode.l10n.t('Manifests are not checked: this browser runs no WebAssembly in workers.');
    case 'silent':
      return vscode.l10n.t('Manifests are not checked: {0} does not respond.', program);
    case 'notServing':
      return vscode.l10n.t('Manifests are not checked: {0} ended before it was ready.', program);
    case 'exits':
      return vscode.l10n.t('Manifests are not checked: {0} exited immediately with {1}.', program, String(fault.code));
  }
}
