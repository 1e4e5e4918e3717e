/** Single keys can be turned off (WCAG 2.1.4) and never fire while somebody types. */
class Keys {
  on = $state(localStorage.getItem('keys') !== 'off');

  turn(): void {
    this.on = !this.on;
    localStorage.setItem('keys', this.on ? 'on' : 'off');
  }
}

export const keys = new Keys();

export function pressed(event: KeyboardEvent): string {
  const target = event.target as HTMLElement | null;
  if (!keys.on || event.ctrlKey || event.metaKey || event.altKey) return '';
  if (target?.closest('input, textarea, select, [contenteditable]')) return '';
  return event.key;
}
