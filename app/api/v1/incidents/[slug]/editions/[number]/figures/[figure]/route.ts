import { measureAt } from "@/app/measure-at";
import { AppError } from "@/lib/errors";
import { cardOf } from "@/lib/export/card";
import { pictureOf } from "@/lib/export/picture";
import { svgOf } from "@/lib/export/svg";
import { pngOf } from "@/lib/raster/png";
import { bytesAnswer } from "@/lib/web/bytes-answer";
import { publicRoute } from "@/lib/web/public-route";
import { textAnswer } from "@/lib/web/text-answer";

type Context = RouteContext<"/api/v1/incidents/[slug]/editions/[number]/figures/[figure]">;

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute<Context>(
  async (request, { params }) => {
    const { slug, number, figure } = await params;
    const [, anchor, kind] = /^([^.]+)\.(svg|png|card\.png)$/.exec(figure) ?? [];
    const found = anchor === undefined ? null : await measureAt(request, slug, number, anchor);
    if (!found) throw none();
    if (kind === "card.png") {
      const card = cardOf(found.taken, found.measure);
      return bytesAnswer(request, card && (await pngOf(card.svg, card.width)), none);
    }
    const picture = pictureOf(found.taken, found.measure, 760, { pixels: kind === "png" });
    if (!picture) throw none();
    const svg = svgOf(picture);
    if (kind === "svg") return textAnswer(request, svg, { type: "image/svg+xml" });
    // Two pixels for each, as screens have them.
    return bytesAnswer(request, await pngOf(svg, 2 * picture.width), none);
  },
);

function none(): AppError {
  return new AppError("not_found", "There is no such figure in an edition.");
}
