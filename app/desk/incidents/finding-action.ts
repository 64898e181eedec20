"use server";

import { findMeasure } from "@/lib/commands/findings";
import { findingRules } from "@/lib/domain/finding-rules";
import { AppError } from "@/lib/errors";
import type { FormState } from "@/lib/schemas/form";
import { readSetText } from "@/lib/schemas/set-text";
import { Fields } from "@/lib/web/fields";
import { submitForm } from "@/lib/web/form-action";
import { foundMeanwhile } from "../meanwhile";

/** Records a finding from its form; what another editor found, or what moved meanwhile, is shown first. */
export async function findAction(_: FormState, form: FormData): Promise<FormState> {
  return submitForm(form, {
    command: findMeasure,
    read: (it) => {
      const fields = new Fields(it);
      const set = readSetText(fields.text("set"));
      if (!set) throw new AppError("invalid", "This form is not one of ours. Open it anew.");
      const numbers = (["low", "best", "high"] as const).map((name) => {
        const what = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
        const number = fields.number(name, what);
        if (number === undefined) fields.refuse(name, `Write a number for ${name}.`);
        return number ?? 0;
      });
      const [low = 0, best = 0, high = 0] = numbers;
      fields.settle();
      return {
        ...set,
        incident: fields.text("incident"),
        openedOn: Number(fields.text("openedOn")),
        low,
        best,
        high,
        rule: findingRules.find((one) => one === fields.text("rule")) ?? "own",
        rationale: fields.text("rationale"),
        grounds: fields.all("grounds"),
        saw: fields.text("saw") || undefined,
      };
    },
    answer: ({ incident }) => `/desk/incidents/${incident}`,
    meanwhile: foundMeanwhile,
  });
}
