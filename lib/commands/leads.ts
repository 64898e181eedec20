import "server-only";
import type { Change } from "./change";

/**
 * Renews where readers of merged incidents are led. An address leads on from the moment at which an
 * edition of what it was merged into was published after the merge, because only that edition holds
 * what was told here; it leads nowhere from the moment at which the merge is withdrawn. To be called
 * wherever an edition or a merge of an incident is written, before its entry in the log.
 * `withdrawn` says that a merge was, so that what led on may lead nowhere.
 */
export async function renewLeads({ tx }: Change, withdrawn = false): Promise<void> {
  const merges = await tx.incidentMerge.findMany({
    where: { next: null, intoIncidentId: { not: null } },
    select: { incidentId: true, intoIncidentId: true, recordedAt: true },
  });
  if (merges.length === 0 && !withdrawn) return;
  const redirects = new Map(merges.map((one) => [one.incidentId, one]));
  const ids = merges.flatMap((one) => [one.incidentId, one.intoIncidentId ?? one.incidentId]);
  const published = await tx.publishedIncident.findMany({
    where: { OR: [{ incidentId: { in: ids } }, { leadsTo: { not: null } }] },
    select: { incidentId: true, leadsTo: true, edition: { select: { at: true } } },
  });
  const editions = new Map(published.map((one) => [one.incidentId, one.edition.at.getTime()]));

  const target = (id: string): string | null => {
    let found: string | null = null;
    let since = 0;
    const seen = new Set([id]);
    for (let next = redirects.get(id); next?.intoIncidentId; ) {
      const into = next.intoIncidentId;
      if (seen.has(into)) break;
      seen.add(into);
      since = Math.max(since, next.recordedAt.getTime());
      if ((editions.get(into) ?? 0) >= since) found = into;
      next = redirects.get(into);
    }
    return found;
  };

  for (const { incidentId, leadsTo } of published) {
    const now = target(incidentId);
    if (now === leadsTo) continue;
    await tx.publishedIncident.update({ where: { incidentId }, data: { leadsTo: now } });
  }
}
