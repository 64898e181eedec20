import { measureAt } from "@/app/measure-at";
import { AppError } from "@/lib/errors";
import { pictureOf } from "@/lib/export/picture";
import { svgOf } from "@/lib/export/svg";
import { publicRoute } from "@/lib/web/public-route";
import { textAnswer } from "@/lib/web/text-answer";

type Context = RouteContext<"/api/v1/incidents/[slug]/editions/[number]/figures/[figure]">;

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute<Context>(
  async (request, { params }) => {
    const { slug, number, figure } = await params;
    const anchor = /^(.+)\.svg$/.exec(figure)?.[1];
    const found = anchor === undefined ? null : await measureAt(request, slug, number, anchor);
    const picture = found && pictureOf(found.taken, found.measure, 760);
    if (!picture) throw new AppError("not_found", "There is no such figure in an edition.");
    return textAnswer(request, svgOf(picture), { type: "image/svg+xml" });
  },
);
