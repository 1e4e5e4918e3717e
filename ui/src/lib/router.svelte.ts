/** Where we are. Every view is an address; links are ordinary links. */
class Place {
  path = $state(decodeURI(location.pathname));
  query = $state(new URLSearchParams(location.search));
  hash = $state(location.hash.slice(1));

  go(to: string, { replace = false } = {}): void {
    const before = this.path;
    history[replace ? 'replaceState' : 'pushState']({}, '', to);
    this.read();
    if (before !== this.path) scrollTo(0, 0);
  }

  read(): void {
    this.path = decodeURI(location.pathname);
    this.query = new URLSearchParams(location.search);
    this.hash = location.hash.slice(1);
  }

  /** Sets one value of the query, or removes it. */
  set(name: string, value: string): void {
    const query = new URLSearchParams(location.search);
    if (value) query.set(name, value);
    else query.delete(name);
    const words = query.toString();
    this.go(location.pathname + (words ? `?${words}` : ''), { replace: true });
  }
}

export const place = new Place();

addEventListener('popstate', () => place.read());
addEventListener('hashchange', () => place.read());
document.addEventListener('click', (event) => {
  const link = (event.target as Element | null)?.closest?.('a');
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const to = new URL(link.href, location.href);
  if (to.origin !== location.origin || link.target || link.hasAttribute('download')) return;
  if (to.pathname.startsWith('/api/') || to.pathname.endsWith('.json')) return;
  if (to.hash && to.pathname === location.pathname && to.search === location.search) return;
  event.preventDefault();
  place.go(to.pathname + to.search + to.hash);
});
