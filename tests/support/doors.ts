import type { Role } from "@/lib/domain/vocabulary";

/*
 * Every way in which anything is written, with the least role that may go it. Whoever adds a command
 * or a server action says here who may: tests/architecture.test.ts finds those that are missing,
 * tests/db/refusals/people.test.ts tries each command and tests/e2e/accounts/actions.desktop.spec.ts
 * each action, as everybody.
 */

/** Commands, by name. */
export const commandDoors = {
  enterParty: "analyst",
  reviseParty: "analyst",
  enterArticle: "analyst",
  storeArticle: "analyst",
  reviseArticle: "analyst",
  enterSnapshot: "analyst",
  captureAddress: "analyst",
  captureHtml: "analyst",
  captureFile: "analyst",
  loadArticle: "analyst",
  proposeDerivation: "analyst",
  enterIncident: "analyst",
  reviseIncident: "analyst",
  logClaim: "analyst",
  reviseClaim: "analyst",
  enterInError: "analyst",
  acceptProposal: "analyst",
  rejectProposal: "analyst",
  reopen: "analyst",
  linkClaims: "analyst",
  decideDerivation: "editor",
  decideLink: "editor",
  declareDependence: "editor",
  withdrawDependence: "editor",
  merge: "editor",
  withdrawMerge: "editor",
  distinguish: "editor",
  withdrawDistinction: "editor",
  moveClaims: "editor",
  reattribute: "editor",
  assessClaim: "editor",
  assessMany: "editor",
  attend: "editor",
  look: "editor",
  findMeasure: "editor",
  publishIncident: "editor",
  publishFirst: "editor",
  withdrawIncident: "editor",
  markFreeToShow: "editor",
  answerObjection: "editor",
  enterReply: "editor",
  withdrawCorrection: "editor",
  forgetContact: "editor",
  redact: "admin",
  changeSetting: "admin",
  enterAccount: "admin",
  changeRole: "admin",
  disableAccount: "admin",
  enableAccount: "admin",
  endSessions: "admin",
  setPassword: "admin",
  issueRecovery: "admin",
  recoverAccount: "admin",
  removeSecondFactor: "admin",
  endOwnSessions: "viewer",
  changeOwnPassword: "viewer",
  switchOnSecondFactor: "viewer",
  switchOffSecondFactor: "viewer",
  replaceBackupCodes: "viewer",
} as const satisfies Record<string, Role>;
export type CommandName = keyof typeof commandDoors;

/** Server actions, by file and name. */
export const actionDoors: Readonly<Record<string, Role | "nobody">> = {
  "app/sign-in signInAction": "nobody",
  "app/sign-in codeAction": "nobody",
  "app/recover recoverAction": "nobody",
  "app/objections/new objectAction": "nobody",
  "app/account passwordAction": "viewer",
  "app/account signOutEverywhereAction": "viewer",
  "app/account beginSecondFactorAction": "viewer",
  "app/account confirmSecondFactorAction": "viewer",
  "app/account endSecondFactorAction": "viewer",
  "app/account backupCodesAction": "viewer",
  "app/desk/parties enterPartyAction": "analyst",
  "app/desk/parties revisePartyAction": "analyst",
  "app/desk/parties enterInPlace": "analyst",
  "app/desk/articles enterArticleAction": "analyst",
  "app/desk/articles enterSnapshotAction": "analyst",
  "app/desk/articles reviseArticleAction": "analyst",
  "app/desk/articles showWholeAction": "editor",
  "app/desk/articles showQuotesAction": "editor",
  "app/desk/incidents enterIncidentAction": "analyst",
  "app/desk/incidents reviseIncidentAction": "analyst",
  "app/desk/incidents publishAction": "editor",
  "app/desk/incidents withdrawAction": "editor",
  "app/desk/incidents findAction": "editor",
  "app/desk/claims logClaimAction": "analyst",
  "app/desk/claims reviseClaimAction": "analyst",
  "app/desk/claims enterClaimInErrorAction": "analyst",
  "app/desk/claims assessAction": "editor",
  "app/desk/reading acceptAction": "analyst",
  "app/desk/reading rejectAction": "analyst",
  "app/desk/reading reopenAction": "analyst",
  "app/desk/derivations proposeDerivationAction": "analyst",
  "app/desk/derivations decideDerivationAction": "editor",
  "app/desk/links linkAction": "analyst",
  "app/desk/links decideLinkAction": "editor",
  "app/desk/dependences declareAction": "editor",
  "app/desk/dependences withdrawDependenceAction": "editor",
  "app/desk/queue queueAction": "editor",
  "app/desk/objections answerAction": "editor",
  "app/desk/objections replyAction": "editor",
  "app/desk/objections withdrawCorrectionAction": "editor",
  "app/desk/objections forgetContactAction": "editor",
  "app/desk/redact redactAction": "admin",
  "app/desk/merge mergeAction": "editor",
  "app/desk/merge withdrawMergeAction": "editor",
  "app/desk/merge distinguishAction": "editor",
  "app/desk/merge withdrawDistinctionAction": "editor",
  "app/desk/incidents moveAction": "editor",
  "app/desk/parties splitAction": "editor",
  "app/desk/accounts enterAccountAction": "admin",
  "app/desk/accounts fourEyesAction": "admin",
  "app/desk/accounts changeRoleAction": "admin",
  "app/desk/accounts recoveryAction": "admin",
  "app/desk/accounts endSessionsAction": "admin",
  "app/desk/accounts removeSecondFactorAction": "admin",
  "app/desk/accounts disableAction": "admin",
  "app/desk/accounts enableAction": "admin",
};

/** The commands that a file of lib/commands exports: verbs, and functions that begin with an actor. */
export function commandsIn(text: string): string[] {
  const verbs = text.matchAll(/^export const (\w+) = verb\(/gm);
  const functions = text.matchAll(
    /^export (?:async )?function (\w+)(?:<[^>]*>)?\(\s*actor: Actor/gm,
  );
  return [...verbs, ...functions].flatMap(([, name]) => name ?? []).filter((it) => !tools.has(it));
}

/** What commands are made of, or what runs one: they ask nobody's leave of themselves. */
const tools = new Set([
  ...["inOneChange", "authorise", "rehearse", "rehearseOn", "rehearseRedaction"],
  ...["rehearseRearranging", "takenBack"],
]);

/** The server actions of a file, as `actionDoors` calls them. */
export function actionsIn(path: string, text: string): string[] {
  if (!/^\s*["']use server["']/.test(text)) return [];
  const names = text.matchAll(/^export async function (\w+)/gm);
  return [...names].flatMap(([, name]) => (name ? actionName(path, name) : []));
}

/** How an action is called here: its folder and its name. */
export function actionName(path: string, name: string): string {
  return `${path.replace(/\/[^/]*$/, "")} ${name}`;
}
