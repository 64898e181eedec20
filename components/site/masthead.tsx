/** The name of the place and what it does, above every page. */
export function Masthead() {
  return (
    <header className="masthead">
      <a href="#content">Skip to the content</a>
      <div className="page">
        <a href="/incidents">Counterclaim</a>
        <p>This counts voices, not truth.</p>
        <nav aria-label="Main" className="screen-only">
          <a href="/incidents">Incidents</a>
          <a href="/method">Method</a>
          <a href="/desk">Desk</a>
        </nav>
      </div>
    </header>
  );
}
