/** The news agencies whose names are known without being told: each with the names it goes by. */
const agencies: readonly (readonly string[])[] = [
  ["AFP", "Agence France-Presse", "Agence France Presse"],
  ["AP", "Associated Press", "The Associated Press"],
  ["Reuters", "Thomson Reuters"],
  ["UPI", "United Press International"],
  ["dpa", "DPA", "Deutsche Presse-Agentur"],
  ["EFE", "Agencia EFE"],
  ["ANSA"],
  ["TASS", "ITAR-TASS"],
  ["RIA Novosti", "RIA", "Sputnik"],
  ["Interfax"],
  ["Ukrinform"],
  ["Unian", "UNIAN"],
  ["Xinhua", "Xinhua News Agency"],
  ["CNS", "China News Service"],
  ["Kyodo", "Kyodo News"],
  ["Jiji", "Jiji Press"],
  ["Yonhap", "Yonhap News Agency"],
  ["KCNA"],
  ["Bernama"],
  ["Antara"],
  ["VNA", "Vietnam News Agency"],
  ["PNA", "Philippine News Agency"],
  ["PTI", "Press Trust of India"],
  ["ANI", "Asian News International"],
  ["IANS", "Indo-Asian News Service"],
  ["UNI", "United News of India"],
  ["APP", "Associated Press of Pakistan"],
  ["PPI", "Pakistan Press International"],
  ["INP", "Independent News Pakistan"],
  ["BSS", "Bangladesh Sangbad Sangstha"],
  ["UNB", "United News of Bangladesh"],
  ["RSS", "Rastriya Samachar Samiti"],
  ["Khaama Press"],
  ["Pajhwok", "Pajhwok Afghan News"],
  ["IRNA", "Islamic Republic News Agency"],
  ["ISNA"],
  ["Tasnim", "Tasnim News Agency"],
  ["Fars", "Fars News Agency"],
  ["Mehr", "Mehr News Agency"],
  ["SANA", "Syrian Arab News Agency"],
  ["NNA", "National News Agency"],
  ["INA", "Iraqi News Agency"],
  ["Saba", "Saba News Agency"],
  ["WAFA", "Wafa", "Palestinian News and Information Agency"],
  ["Petra", "Petra News Agency", "Jordan News Agency"],
  ["SPA", "Saudi Press Agency"],
  ["WAM", "Emirates News Agency"],
  ["QNA", "Qatar News Agency"],
  ["KUNA", "Kuwait News Agency"],
  ["MENA", "Middle East News Agency"],
  ["Anadolu", "AA", "Anadolu Agency", "Anadolu Ajansı"],
  ["DHA", "Demirören News Agency"],
  ["İHA", "IHA", "İhlas News Agency"],
  ["SUNA", "Sudan News Agency"],
  ["SONNA", "Somali National News Agency"],
  ["NAN", "News Agency of Nigeria"],
  ["KNA", "Kenya News Agency"],
  ["GNA", "Ghana News Agency"],
  ["PANA", "Panapress"],
  ["MAP", "Maghreb Arabe Presse"],
  ["TAP", "Tunis Afrique Presse"],
  ["APS", "Algérie Presse Service"],
  ["Belga"],
  ["ANP"],
  ["NTB"],
  ["TT"],
  ["Ritzau"],
  ["STT"],
  ["PAP"],
  ["ČTK", "CTK"],
  ["Tanjug"],
  ["Lusa"],
  ["Télam", "Telam"],
  ["Notimex"],
  ["CP", "The Canadian Press", "Canadian Press"],
  ["AAP", "Australian Associated Press"],
  ["PA", "PA Media", "Press Association"],
  ["CNA", "Catholic News Agency"],
  ["Fides", "Agenzia Fides"],
];

const byName = new Map(agencies.flatMap((names) => names.map((name) => [folded(name), names])));

/** All names of a known agency, the usual first; none for a name that is not known. */
export function agencyNames(name: string): readonly string[] {
  return byName.get(folded(name)) ?? [];
}

/** Whether a name is that of an agency by its look: letters alone, or an agency's last word. */
export function looksLikeAgency(name: string): boolean {
  return (
    agencyNames(name).length > 0 ||
    /^\p{Lu}{2,7}$/u.test(name) ||
    /^\p{Lu}.*\b(?:News Agency|Agency|News Service|Newswire|Press)$/u.test(name)
  );
}

function folded(name: string): string {
  return name
    .replace(/^the\s+/i, "")
    .replace(/\s+/g, " ")
    .toLowerCase();
}
