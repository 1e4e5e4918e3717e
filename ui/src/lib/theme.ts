const KEY = 'theme';

/** light, dark, or "" for what the system says. */
export function theme(): string {
  return localStorage.getItem(KEY) ?? '';
}

export function applyTheme(chosen: string = theme()): void {
  if (chosen) {
    localStorage.setItem(KEY, chosen);
    document.documentElement.dataset.theme = chosen;
  } else {
    localStorage.removeItem(KEY);
    delete document.documentElement.dataset.theme;
  }
}

export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

/** A colour of the style sheet, for pictures that are drawn and not styled. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
