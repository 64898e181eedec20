import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import {
  isAsExpression,
  isBinaryExpression,
  isCallExpression,
  isElementAccessExpression,
  isExportDeclaration,
  isExternalModuleReference,
  isIdentifier,
  isImportDeclaration,
  isImportEqualsDeclaration,
  isImportTypeNode,
  isLiteralTypeNode,
  isNamedImports,
  isNewExpression,
  isNoSubstitutionTemplateLiteral,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isStringLiteral,
  isTypeAssertion,
  isTypeReferenceNode,
  type Node,
  type SourceFile,
  SyntaxKind,
} from "typescript/unstable/ast";
import { createVirtualFileSystem } from "typescript/unstable/fs";
import { API } from "typescript/unstable/sync";

/** Something in a source file, and the line it stands on, from 1. */
export type Spot = { text: string; line: number };

/** An import, and the names it takes; null where it takes whatever there is. */
export type Import = Spot & { names: string[] | null };

/** What the laws about source files ask of one: nothing else of it is kept. */
export type Source = {
  /** From the project's root, with slashes. */
  path: string;
  /** Specifiers of every import: static, dynamic, re-export, type; "" where it is computed. */
  imports: Import[];
  /** `process.env.NAME` as NAME; "*" where the whole environment is handed on. */
  environment: Spot[];
  /** The clock and chance: `new Date()`, `Date.now`, `Math.random` and their like. */
  clock: Spot[];
  /** `async` and `await`. */
  waiting: Spot[];
  /** `x as T` and `<T>x`; `as const` asserts nothing. */
  assertions: Spot[];
  /** "use client", "use server" at the top. */
  directives: string[];
  /** Names of variables read: from process.env, from what is called env, by a schema's members. */
  variables: Spot[];
};

const root = fileURLToPath(new URL("../..", import.meta.url));
// What git ignores too: made or private, and nobody's work.
const skipped =
  /(^|\/)(node_modules|\.git|\.next|\.data[^/]*|test-results|playwright-report|\.env[^/]*)$|^lib\/generated$|^next-env\.d\.ts$|\.tsbuildinfo$/;

/** Paths of all files of the project that are somebody's work, from its root, sorted. */
export async function projectFiles(folder = root): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = relative(root, join(folder, entry.name)).split(sep).join("/");
      if (skipped.test(path)) return [];
      return entry.isDirectory() ? projectFiles(join(folder, entry.name)) : [path];
    }),
  );
  return found.flat().sort();
}

let known: Promise<Source[]> | undefined;

/** The TypeScript files of the project, read: once, whichever tests of one process ask. */
export function projectSources(): Promise<Source[]> {
  known ??= readProject();
  return known;
}

async function readProject(): Promise<Source[]> {
  const paths = (await projectFiles()).filter((path) => /\.tsx?$/.test(path));
  const texts = await Promise.all(paths.map((path) => readFile(join(root, path), "utf8")));
  return readSources(paths.map((path, at) => ({ path, text: texts[at] ?? "" })));
}

/** Reads TypeScript texts with TypeScript's own parser; two may carry the same path. */
export function readSources(files: readonly { path: string; text: string }[]): Source[] {
  const placed = files.map(({ path, text }, at) => ({ path, text, place: `/${at}/${path}` }));
  const config = {
    compilerOptions: { noLib: true, noResolve: true, types: [] },
    files: placed.map(({ place }) => place),
  };
  const api = new API({
    cwd: "/",
    fs: createVirtualFileSystem({
      ...Object.fromEntries(placed.map(({ place, text }) => [place, text])),
      "/tsconfig.json": JSON.stringify(config),
    }),
  });
  try {
    const snapshot = api.updateSnapshot({ openProjects: ["/tsconfig.json"] });
    const program = snapshot.getProject("/tsconfig.json")?.program;
    const sources = placed.map(({ path, place }) => {
      const file = program?.getSourceFile(place);
      if (!file) throw new Error(`TypeScript does not read ${path}.`);
      return readSource(path, file);
    });
    snapshot.dispose();
    return sources;
  } finally {
    api.close();
  }
}

function readSource(path: string, file: SourceFile): Source {
  const source: Source = {
    path,
    imports: [],
    environment: [],
    clock: [],
    waiting: [],
    assertions: [],
    directives: directivesOf(file),
    variables: [],
  };
  const visit = (node: Node) => {
    const line = () => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    const note = (list: Spot[], text: string | undefined) => {
      if (text !== undefined) list.push({ text, line: line() });
    };
    const specifier = importOf(node);
    if (specifier !== undefined) {
      source.imports.push({ text: specifier, line: line(), names: namesOf(node) });
    }
    note(source.environment, environmentOf(node, file));
    note(source.clock, clockOf(node, file));
    note(source.assertions, assertionOf(node, file));
    if (node.kind === SyntaxKind.AsyncKeyword) note(source.waiting, "async");
    if (node.kind === SyntaxKind.AwaitExpression) note(source.waiting, "await");
    note(source.variables, variableOf(node, file));
    node.forEachChild(visit);
  };
  file.forEachChild(visit);
  return source;
}

function importOf(node: Node): string | undefined {
  if (isImportDeclaration(node)) return literal(node.moduleSpecifier);
  if (isExportDeclaration(node)) {
    return node.moduleSpecifier ? literal(node.moduleSpecifier) : undefined;
  }
  if (isImportTypeNode(node)) {
    return isLiteralTypeNode(node.argument) ? literal(node.argument.literal) : "";
  }
  if (isImportEqualsDeclaration(node)) {
    const reference = node.moduleReference;
    return isExternalModuleReference(reference) ? literal(reference.expression) : undefined;
  }
  if (!isCallExpression(node)) return undefined;
  const callee = node.expression;
  const isRequire = isIdentifier(callee) && callee.text === "require";
  if (callee.kind !== SyntaxKind.ImportKeyword && !isRequire) return undefined;
  return literal(node.arguments[0]);
}

function namesOf(node: Node): string[] | null {
  const bindings = isImportDeclaration(node) ? node.importClause?.namedBindings : undefined;
  if (!bindings || !isNamedImports(bindings)) return null;
  return bindings.elements.map((element) => (element.propertyName ?? element.name).text);
}

/** A specifier that is computed could be anything: it is kept as "" and no room allows that. */
function literal(node: Node | undefined): string {
  if (node && (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node))) return node.text;
  return "";
}

function environmentOf(node: Node, file: SourceFile): string | undefined {
  if (!isPropertyAccessExpression(node)) return undefined;
  if (node.name.text !== "env" || plain(node, file) !== "process.env") return undefined;
  const around = plain(node.parent, file);
  const name = /^process\.env(?:\??\.(\w+)|\[["'](\w+)["']\])$/.exec(around);
  return name?.[1] ?? name?.[2] ?? "*";
}

const member = /^(?:process\.)?env(?:\??\.|\[["'])([A-Z][A-Z0-9_]*)(?:["']\])?$/;

function variableOf(node: Node, file: SourceFile): string | undefined {
  // The text of a node is everything within it: of those alone that can be a member.
  if (isPropertyAccessExpression(node) || isElementAccessExpression(node)) {
    const name = member.exec(plain(node, file))?.[1];
    return name === undefined || isSet(node) ? undefined : name;
  }
  if (!isPropertyAssignment(node) || !isCallExpression(node.parent.parent)) return undefined;
  const isSchema = plain(node.parent.parent.expression, file) === "z.object";
  return isSchema ? /^[A-Z][A-Z0-9_]*$/.exec(plain(node.name, file))?.[0] : undefined;
}

/** What is only set is not read; with `??=` it is both. */
function isSet({ parent }: Node): boolean {
  return isBinaryExpression(parent) && parent.operatorToken.kind === SyntaxKind.EqualsToken;
}

const clocks = /^(Date\.now|Math\.random|performance\.now|crypto\.(randomUUID|getRandomValues))$/;

function clockOf(node: Node, file: SourceFile): string | undefined {
  if (node.kind === SyntaxKind.PropertyAccessExpression) {
    const text = plain(node, file).replace(/^globalThis\./, "");
    return clocks.test(text) ? text : undefined;
  }
  if (!isNewExpression(node) && !isCallExpression(node)) return undefined;
  const isDate = plain(node.expression, file) === "Date";
  if (isCallExpression(node)) return isDate ? "Date()" : undefined;
  return isDate && (node.arguments?.length ?? 0) === 0 ? "new Date()" : undefined;
}

function assertionOf(node: Node, file: SourceFile): string | undefined {
  if (!isAsExpression(node) && !isTypeAssertion(node)) return undefined;
  const isConst = isTypeReferenceNode(node.type) && plain(node.type, file) === "const";
  return isConst ? undefined : plain(node.type, file);
}

function directivesOf(file: SourceFile): string[] {
  const names: string[] = [];
  for (const statement of file.statements) {
    const text = /^["'](use \w+)["'];?$/.exec(statement.getText(file))?.[1];
    if (text === undefined) break;
    names.push(text);
  }
  return names;
}

function plain(node: Node, file: SourceFile): string {
  return node.getText(file).replace(/\s+/g, "");
}
