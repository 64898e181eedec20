import "server-only";
import { Parser } from "htmlparser2";

/** How much a page may be made of. A word with a character by number in it is three stretches of text. */
export interface VastBounds {
  elements: number;
  depth: number;
  attributes: number;
  /** Stretches of text, comments and instructions. */
  stretches: number;
}

/**
 * What is too much about a page, as a sentence; null where nothing is. Counted in its text before there is a
 * tree, with the reader that the tree is made with, so that neither sees what the other does not: a tree takes
 * some hundred bytes for each, and everything that follows takes a step.
 */
export function vastness(html: string, bounds: VastBounds): string | null {
  let [elements, depth, attributes, stretches] = [0, 0, 0, 0];
  const stretch = () => {
    stretches += 1;
    if (stretches > bounds.stretches) throw new Vast(tooMany);
  };
  const counter = new Parser(
    {
      onopentagname() {
        elements += 1;
        depth += 1;
        if (elements > bounds.elements) throw new Vast(tooMany);
        if (depth > bounds.depth) throw new Vast("The page is nested too deeply to be read.");
      },
      onclosetag() {
        depth -= 1;
      },
      onattribute() {
        attributes += 1;
        if (attributes > bounds.attributes) throw new Vast(tooMany);
      },
      ontext: stretch,
      oncomment: stretch,
      onprocessinginstruction: stretch,
    },
    asTheTreeIsRead,
  );
  try {
    counter.end(html);
    return null;
  } catch (error) {
    if (error instanceof Vast) return error.message;
    throw error;
  }
}

const tooMany = "The page has too many parts to be an article.";
// What linkedom gives to it for HTML.
const asTheTreeIsRead = { lowerCaseAttributeNames: false, decodeEntities: true, xmlMode: false };

class Vast extends Error {}
