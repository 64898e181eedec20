import "server-only";
import { createElement, type ReactNode } from "react";
import { currentRequest } from "./request-context";

/**
 * A part of a page, which for a page that is kept is made as markup and nothing else: the framework
 * would describe every element of it a second time, for scripts that a kept page does not have, and
 * that takes several times as long as the markup (decision 017). The page then carries a place for it,
 * which `withParts` fills. Only for what has no component of the browser's and waits for nothing.
 */
export async function inMarkup(part: ReactNode): Promise<ReactNode> {
  const parts = currentRequest()?.parts;
  if (!parts) return part;
  // Not the bundler's: within pages it knows React as the framework has it, which makes no markup.
  const { renderToStaticMarkup } = await import(/* turbopackIgnore: true */ "react-dom/server");
  parts.push(renderToStaticMarkup(part));
  return createElement("template", { id: `${prefix}${parts.length - 1}` });
}

/** A page with its parts in their places. React writes no "<" of a text as such: this is our mark. */
export function withParts(html: string, parts: readonly string[]): string {
  return html.replace(place, (empty, number: string) => parts[Number(number)] ?? empty);
}

const prefix = "part-of-page-";
const place = new RegExp(`<template id="${prefix}(\\d+)"></template>`, "g");
