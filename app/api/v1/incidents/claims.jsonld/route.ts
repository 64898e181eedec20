import { claimsFile } from "@/app/claims-file";
import { graphEnd, graphHead, graphNodes } from "@/lib/export/json-ld";
import { publicRoute } from "@/lib/web/public-route";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute((request) =>
  claimsFile(request, {
    ...{ name: "claims.jsonld", type: "application/ld+json" },
    ...{ head: graphHead, claimsOf: graphNodes, between: ",", tail: graphEnd },
  }),
);
