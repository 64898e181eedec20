/** The name of the place and what it does, above every page. */
export function Masthead() {
  return (
    <header className="border-b border-ink">
      <a
        href="#content"
        className="absolute start-4 top-2 z-10 -translate-y-24 bg-ink px-3 py-2 text-small text-paper focus:translate-y-0"
      >
        Skip to the content
      </a>
      <div className="page flex flex-wrap items-baseline gap-x-3 gap-y-1 py-3 sm:gap-x-6">
        <a href="/incidents" className="font-serif text-large font-bold no-underline">
          Counterclaim
        </a>
        <p className="order-last text-small text-muted max-sm:basis-full sm:order-none">
          This counts voices, not truth.
        </p>
        <nav
          aria-label="Main"
          className="screen-only ms-auto flex gap-x-3 text-small *:py-0.5 sm:gap-x-4"
        >
          <a href="/incidents">Incidents</a>
          <a href="/method">Method</a>
          <a href="/desk">Desk</a>
        </nav>
      </div>
    </header>
  );
}
