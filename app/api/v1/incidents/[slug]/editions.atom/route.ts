import { AppError } from "@/lib/errors";
import { atomFeed } from "@/lib/export/atom";
import { editionFeed } from "@/lib/queries/editions";
import { publicRoute } from "@/lib/web/public-route";
import { siteOf } from "@/lib/web/site";
import { textAnswer } from "@/lib/web/text-answer";

type Context = RouteContext<"/api/v1/incidents/[slug]/editions.atom">;

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute<Context>(
  async (request, { params }) => {
    const feed = await editionFeed((await params).slug);
    if (!feed) throw new AppError("not_found", "No incident is published at this address.");
    return textAnswer(request, atomFeed(feed, siteOf(request)), { type: "application/atom+xml" });
  },
);
