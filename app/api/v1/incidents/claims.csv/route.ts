import { claimsFile } from "@/app/claims-file";
import { csvHead, csvRows } from "@/lib/export/csv";
import { publicRoute } from "@/lib/web/public-route";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute((request) =>
  claimsFile(request, {
    ...{ name: "claims.csv", type: "text/csv" },
    ...{ head: csvHead, claimsOf: csvRows, between: "", tail: "" },
  }),
);
