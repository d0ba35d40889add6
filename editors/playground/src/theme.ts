// The colors: those of the system until the user selects others, which the browser remembers.

export type Theme = 'light' | 'dark';

const key = 'plugin-manifest-playground.theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners: ((theme: Theme) => void)[] = [];

/** Applies the theme to the page. */
export function applyTheme(): void {
  const theme = current();
  document.documentElement.dataset.theme = theme;
  listeners.forEach((listener) => { listener(theme); });
}

/** Calls a listener with the theme, now and after each change. */
export function onThemeChange(listener: (theme: Theme) => void): void {
  listeners.push(listener);
  listener(current());
}

/** Makes a button switch the theme. */
export function switchTheme(button: HTMLButtonElement): void {
  onThemeChange((theme) => { button.ariaLabel = button.title = `Use ${theme === 'dark' ? 'light' : 'dark'} colors`; });
  button.addEventListener('click', () => {
    store(current() === 'dark' ? 'light' : 'dark');
    applyTheme();
  });
  system.addEventListener('change', applyTheme);
}

function current(): Theme {
  const selected = stored();
  return selected === 'light' || selected === 'dark' ? selected : system.matches ? 'dark' : 'light';
}

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch { // the user has forbidden it
    return null;
  }
}

function store(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    document.documentElement.dataset.theme = theme;
  }
}
