import { connection } from "next/server";
import { AppError } from "@/lib/errors";
import { logHead } from "@/lib/queries/log";
import { jsonAnswer } from "@/lib/web/json-answer";
import { publicRoute } from "@/lib/web/public-route";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = publicRoute(async (request) => {
  await connection();
  const head = await logHead();
  if (head === null) throw new AppError("not_found", "The log is empty.");
  return jsonAnswer(request, JSON.stringify(head));
});
