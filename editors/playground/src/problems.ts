// The list of problems, with links to the pages of their rules.

import { byID, create, roving } from './dom.ts';
import type { Diagnostic } from './message.ts';

export interface Problem extends Diagnostic {
  readonly path: string;
}

const severities = { 1: 'Error', 2: 'Warning', 3: 'Information', 4: 'Hint' } as const;

/** The number of problems that are listed; more would make the page slow. */
const most = 300;

export class Problems {
  private readonly list = byID('problems', HTMLElement);
  private readonly summary = byID('summary', HTMLElement);
  private readonly open: (problem: Problem) => void;

  constructor(open: (problem: Problem) => void) {
    this.open = open;
    roving(this.list);
  }

  show(problems: readonly Problem[]): void {
    this.summary.textContent = summaryOf(problems);
    const focused = this.list.contains(document.activeElement) ? [...this.list.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement) : -1;
    this.list.replaceChildren(...problems.slice(0, most).map((problem, index) => this.item(problem, index)));
    if (problems.length > most) {
      this.list.append(create('li', { className: 'rest', textContent: `${problems.length - most} more problems are not listed.` }));
    }
    this.list.querySelectorAll('button')[focused]?.focus();
  }

  private item(problem: Problem, index: number): HTMLElement {
    const { severity, message, path, range, code, codeDescription } = problem;
    const icon = create('span', { className: `icon severity-${severity}`, role: 'img', ariaLabel: severities[severity] });
    const place = create('span', { className: 'place', textContent: `${path}:${range.start.line + 1}:${range.start.character + 1}` });
    const button = create('button', { type: 'button', tabIndex: index === 0 ? 0 : -1 }, icon, create('span', { className: 'message', textContent: message }), place);
    button.addEventListener('click', () => { this.open(problem); });
    const item = create('li', {}, button);
    if (code !== undefined && codeDescription !== undefined) {
      item.append(create('a', { href: codeDescription.href, target: '_blank', rel: 'noopener', textContent: code, title: `Open the page of the rule ${code}` }));
    }
    return item;
  }
}

function summaryOf(problems: readonly Problem[]): string {
  if (problems.length === 0) {
    return 'No problems';
  }
  const count = (number: number, one: string) => (number === 0 ? [] : [`${number} ${one}${number === 1 ? '' : 's'}`]);
  const errors = problems.filter(({ severity }) => severity === 1).length;
  const warnings = problems.filter(({ severity }) => severity === 2).length;
  return [...count(errors, 'error'), ...count(warnings, 'warning'), ...count(problems.length - errors - warnings, 'note')].join(', ');
}
