/** The closed classes of English words that the grammar leans on. */

export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ""));
}

export const abbreviations = wordSet(
  "mr mrs ms dr prof rev hon st sr jr gen lt col capt maj sgt cpl pvt cmdr adm brig gov sen rep pres supt insp det no nos vs etc inc ltd co corp dept approx est al fr mt ft jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ave blvd rd ca cf p pp vol ed messrs sub spc pfc",
);

export const prepositions = wordSet(
  "in on at by from to of for with without within into onto inside outside near around about across along after before during since until till between among amongst amid amidst against through throughout over under above below behind beside besides beyond despite off out via toward towards upon per than as like following including regarding concerning up down past opposite aboard alongside outside",
);

export const determiners = wordSet(
  "the a an this that these those its his her their our my your some any each every no another both all such said",
);

export const possessives = wordSet("its his her their our my your");

export const pronouns = wordSet(
  "he she it they we i you him her them us me who whom which that himself herself itself themselves",
);

/** Words that open another clause. */
export const subordinators = wordSet(
  "when while where whereas because although though if unless since as after before until that which who whom whose so than once but and or nor yet whether",
);

/** Of those, the ones between clauses that stand side by side. */
export const coordinators = wordSet(
  "and but while whereas or yet though although however meanwhile",
);

export const be = wordSet("is are was were be been being am 're 's isn't aren't wasn't weren't");
export const have = wordSet("has have had having 've hasn't haven't hadn't");
export const modals = wordSet(
  "will would can could may might must shall should can't couldn't won't wouldn't cannot",
);
export const doing = wordSet("do does did didn't don't doesn't");
export const getting = wordSet("get gets got getting gotten become becomes became becoming");
export const negations = wordSet(
  "not n't never neither nor without isn't aren't wasn't weren't hasn't haven't hadn't didn't don't doesn't can't couldn't won't wouldn't cannot",
);

/** Adverbs that stand anywhere in a verb group and change nothing. */
export const adverbs = wordSet(
  "also later then already now still reportedly allegedly apparently presumably possibly probably likely initially immediately subsequently eventually finally recently previously earlier separately further seriously severely critically badly gravely fatally slightly lightly moderately mortally brutally deliberately accidentally indiscriminately instantly too ever just only even again either both simply actually briefly falsely publicly repeatedly officially formally today yesterday overnight together thus thereby soon tragically mistakenly summarily execution-style alone mostly mainly partly partially completely totally fully heavily largely extensively forcibly internally illegally so far nearly almost simultaneously independently tentatively jointly merely similarly likewise again quickly yet suddenly",
);

export const severities = wordSet(
  "seriously severely critically badly gravely slightly lightly moderately",
);

export const months = wordSet(
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec",
);

export const days = wordSet(
  "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun today yesterday tonight overnight tomorrow weekend morning afternoon evening night noon midnight dawn dusk",
);

/** What a number before them measures; nobody is counted. */
export const measures = wordSet(
  `year years yr yrs month months week weeks weekend weekends day days hour hours hr hrs minute minutes min mins second seconds sec secs
  decade decades century centuries fortnight time times am pm a.m p.m a.m. p.m. o'clock
  km kms kilometre kilometres kilometer kilometers mile miles metre metres meter meters m feet foot ft inch inches yard yards cm mm nm
  acre acres hectare hectares ha square sq kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes gram grams g ton tons tonne tonnes pound pounds lb lbs ounce ounces litre litres liter liters gallon gallons barrel barrels
  mph kph knot knots degree degrees celsius fahrenheit magnitude mw kw gw megawatt megawatts volt volts percent percentage pc per cent point points
  dollar dollars euro euros pound pounds rupee rupees ruble rubles rouble roubles yen yuan rial rials dinar dinars peso pesos shilling shillings naira rand cent cents usd eur gbp rs
  calibre caliber gauge round rounds bullet bullets shot shots shell-casings
  seat seats vote votes goal goals run runs wicket wickets goals game games match matches set sets
  stage phase part parts step steps level grade page pages chapter article articles section sections paragraph resolution
  attack attacks incident incidents occasion occasions case cases wave waves strike strikes airstrike airstrikes raid raids bombing bombings explosion explosions blast blasts shooting shootings clash clashes operation operations accident accidents earthquake earthquakes storm storms fire fires location locations place places area areas village villages town towns city cities district districts province provinces state states country countries county counties neighbourhood neighbourhoods neighborhood neighborhoods region regions
  front fronts side sides way ways count counts charge charges felony felonies sentence sentences term terms life-sentences bail
  stab bout round session day-long floor floors storey story storeys stories room rooms lane lanes`,
);

/** Verbs of news in the present tense, as headlines and chronicles have them; none is also a noun there. */
export const presentVerbs = wordSet(
  "kills injures carries dismisses continues launches opens hits seizes destroys conducts detains arrests dies sinks crashes strikes begins ends holds takes goes comes makes becomes escapes collapses derails explodes erupts",
);
