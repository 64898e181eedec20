import { extract } from "@/lib/extract/extract";
import { readFileSync } from "node:fs";
for (const f of process.argv.slice(2)) {
  const e = extract(readFileSync(f,"utf8"));
  for (const c of e.claims) console.log([c.kind, c.outcome,c.group,c.of,c.figure?.text,`[${c.figure?.lower},${c.figure?.upper}]`,c.groupAsPrinted,"by",c.claimant,"via",c.via.join("<"),c.hedge,c.basis,c.window?.text,c.attackersIncluded,c.rule,"|",c.evidence.text,"| part",c.partOf].join(" · "));
  for (const c of e.credits) console.log("CREDIT", JSON.stringify(c));
}
