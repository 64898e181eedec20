/** Countries and their peoples by the adjective or the noun that names them; whose somebody is. */
const table = `afghan:Afghanistan albanian:Albania algerian:Algeria american:United_States angolan:Angola argentine:Argentina argentinian:Argentina armenian:Armenia australian:Australia austrian:Austria azerbaijani:Azerbaijan azeri:Azerbaijan bahraini:Bahrain bangladeshi:Bangladesh belarusian:Belarus belgian:Belgium beninese:Benin bolivian:Bolivia bosnian:Bosnia_and_Herzegovina brazilian:Brazil british:United_Kingdom bulgarian:Bulgaria burkinabe:Burkina_Faso burmese:Myanmar burundian:Burundi cambodian:Cambodia cameroonian:Cameroon canadian:Canada chadian:Chad chilean:Chile chinese:China colombian:Colombia congolese:Congo croatian:Croatia cuban:Cuba cypriot:Cyprus czech:Czech_Republic danish:Denmark dutch:Netherlands ecuadorian:Ecuador egyptian:Egypt eritrean:Eritrea estonian:Estonia ethiopian:Ethiopia filipino:Philippines philippine:Philippines finnish:Finland french:France gambian:Gambia georgian:Georgia german:Germany ghanaian:Ghana greek:Greece guatemalan:Guatemala guinean:Guinea haitian:Haiti honduran:Honduras hungarian:Hungary indian:India indonesian:Indonesia iranian:Iran iraqi:Iraq irish:Ireland israeli:Israel italian:Italy ivorian:Ivory_Coast jamaican:Jamaica japanese:Japan jordanian:Jordan kazakh:Kazakhstan kenyan:Kenya kosovar:Kosovo kuwaiti:Kuwait kyrgyz:Kyrgyzstan laotian:Laos latvian:Latvia lebanese:Lebanon liberian:Liberia libyan:Libya lithuanian:Lithuania malagasy:Madagascar malawian:Malawi malaysian:Malaysia malian:Mali mauritanian:Mauritania mexican:Mexico moldovan:Moldova mongolian:Mongolia moroccan:Morocco mozambican:Mozambique namibian:Namibia nepalese:Nepal nepali:Nepal nicaraguan:Nicaragua nigerian:Nigeria nigerien:Niger norwegian:Norway omani:Oman pakistani:Pakistan pak:Pakistan palestinian:Palestine panamanian:Panama paraguayan:Paraguay peruvian:Peru polish:Poland portuguese:Portugal qatari:Qatar romanian:Romania russian:Russia rwandan:Rwanda salvadoran:El_Salvador saudi:Saudi_Arabia senegalese:Senegal serbian:Serbia singaporean:Singapore slovak:Slovakia slovenian:Slovenia somali:Somalia spanish:Spain sudanese:Sudan swedish:Sweden swiss:Switzerland syrian:Syria taiwanese:Taiwan tajik:Tajikistan tanzanian:Tanzania thai:Thailand togolese:Togo tunisian:Tunisia turkish:Turkey ugandan:Uganda ukrainian:Ukraine uruguayan:Uruguay us:United_States u.s.:United_States uk:United_Kingdom uzbek:Uzbekistan venezuelan:Venezuela vietnamese:Vietnam yemeni:Yemen zambian:Zambia zimbabwean:Zimbabwe soviet:Soviet_Union kurdish:Kurds un:United_Nations u.n.:United_Nations nato:NATO`;

const entries = table.split(" ").map((row): [string, string] => {
  const [word = "", name = ""] = row.split(":");
  return [word, name.replaceAll("_", " ")];
});

/** "pakistani" and "pakistanis" → "Pakistan". */
export const countryOf: ReadonlyMap<string, string> = new Map(
  entries.flatMap(([word, name]): [string, string][] => [
    [word, name],
    [`${word}s`, name],
  ]),
);

/** The countries by their own name in small letters, one word each. */
export const countries: ReadonlyMap<string, string> = new Map(
  [...new Set(entries.map(([, name]) => name))].map((name) => [name.toLowerCase(), name]),
);
