/**
 * A page without the framework's scripts, which readers' pages do not need, and without the hints to
 * load them. What describes the page to machines (JSON-LD) stays: it runs nowhere. The markup is our
 * own: React writes "<" in every text and attribute as an entity, so a tag found here is a tag.
 */
export function withoutScripts(html: string): string {
  return html
    .replace(/<script\b(?![^>]*\btype="application\/ld\+json")[^>]*>[\s\S]*?<\/script>/g, "")
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, "");
}
