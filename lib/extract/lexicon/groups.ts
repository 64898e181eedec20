import { wordSet } from "./closed";

/** Codes of the tree of groups that every installation begins with. */
type Group = string;

/** Nouns for persons and things by the group that they name. Where a noun fits several, the widest. */
const rows: readonly (readonly [Group, string])[] = [
  [
    "people",
    `people person persons individual individuals human humans others other victim victims man-made everyone anyone someone folk folks
    passenger passengers crew crewman crewmen crewmember crewmembers crewwoman captive captives hostage hostages prisoner prisoners inmate inmates detainee detainees
    migrant migrants refugee refugees asylum-seeker asylum-seekers suspect suspects survivor survivors body bodies lives life casualty casualties
    palestinian palestinians israeli israelis ukrainian ukrainians russian russians american americans
    member members citizen citizens national nationals leader leaders commander commanders relative relatives family families household households
    driver drivers guard guards bodyguard bodyguards employee employees staff worker workers staffer staffers colleague colleagues man men sailor sailors seafarer seafarers personnel
    patient patients protester protesters protestor protestors demonstrator demonstrators rioter rioters activist activists supporter supporters follower followers
    pilot pilots captain captains contractor contractors engineer engineers miner miners fisherman fishermen climber climbers hiker hikers skier skiers smuggler smugglers
    player players fan fans spectator spectators guest guests customer customers shopper shoppers diner diners tourist tourists visitor visitors traveller travellers traveler travelers
    brother brothers sister sisters cousin cousins son sons daughter daughters father mother husband wife parent parents grandparent grandparents grandmother grandfather couple
    convict convicts dissident dissidents adult adults expatriate expatriates immigrant immigrants`,
  ],
  [
    "civilians",
    `civilian civilians villager villagers resident residents farmer farmers herder herders shepherd shepherds worshipper worshippers worshiper worshipers pilgrim pilgrims
    student students pupil pupils teacher teachers professor professors bystander bystanders passerby passersby passer-by passers-by pedestrian pedestrians commuter commuters motorist motorists
    labourer labourers laborer laborers trader traders shopkeeper shopkeepers merchant merchants neighbour neighbours neighbor neighbors homeowner homeowners
    muslim muslims christian christians hindu hindus jew jews shia shias shiites shiite sikh sikhs congregant congregants mourner mourners peasant peasants
    non-combatant non-combatants noncombatant noncombatants tribesman tribesmen townspeople locals inhabitant inhabitants priest priests monk monks imam imams cleric clerics nun nuns pastor pastors
    elderly pensioner pensioners settler settlers hitchhiker hitchhikers beachgoer beachgoers churchgoer churchgoers concertgoer concertgoers shop-owner settler nomad nomads cyclist cyclists`,
  ],
  [
    "children",
    "child children kid kids boy boys girl girls infant infants baby babies toddler toddlers schoolchild schoolchildren schoolboy schoolboys schoolgirl schoolgirls teenager teenagers teen teens minor minors newborn newborns youngster youngsters adolescent adolescents",
  ],
  [
    "women",
    "woman women female females lady ladies grandmother grandmothers mothers wives housewife housewives",
  ],
  ["men", "males"],
  [
    "health_workers",
    "doctor doctors nurse nurses medic medics paramedic paramedics surgeon surgeons midwife midwives physician physicians rescuer rescuers",
  ],
  [
    "journalists",
    "journalist journalists reporter reporters cameraman cameramen photographer photographers photojournalist photojournalists correspondent correspondents broadcaster blogger bloggers",
  ],
  [
    "aid_workers",
    "humanitarian humanitarians volunteer volunteers peacekeeper-aid aid-worker aid-workers",
  ],
  ["security_forces", "security-forces securitymen gendarme gendarmes"],
  [
    "military",
    `soldier soldiers troop troops trooper troopers serviceman servicemen servicewoman servicewomen servicemember servicemembers conscript conscripts recruit recruits cadet cadets marine marines
    commando commandos paratrooper paratroopers airman airmen infantryman infantrymen reservist reservists private sergeant sergeants lieutenant lieutenants corporal corporals colonel colonels general generals major
    peacekeeper peacekeepers jawan jawans sepoy sepoys tanker-crew gunner gunners legionnaire legionnaires seaman seamen`,
  ],
  [
    "police",
    "police policeman policemen policewoman policewomen cop cops constable constables deputy deputies sheriff detective detectives inspector inspectors superintendent trooper-state patrolman patrolmen",
  ],
  [
    "paramilitary",
    "paramilitary paramilitaries ranger rangers militiaman militiamen gendarme gendarmes",
  ],
  [
    "militants",
    `militant militants terrorist terrorists insurgent insurgents rebel rebels gunman gunmen fighter fighters attacker attackers assailant assailants bomber bombers jihadist jihadists jihadi jihadis islamist islamists extremist extremists
    guerrilla guerrillas guerilla guerillas separatist separatists maoist maoists naxalite naxalites naxal naxals shooter shooters perpetrator perpetrators hijacker hijackers combatant combatants operative operatives infiltrator infiltrators
    bandit bandits subversive subversives mujahideen taliban gangster gangsters raider raiders kidnapper kidnappers knifeman knifemen mercenary mercenaries warlord warlords`,
  ],
  [
    "officials",
    "official officials minister ministers mayor mayors governor governors judge judges lawmaker lawmakers politician politicians councillor councillors councilor councilors diplomat diplomats ambassador ambassadors senator senators mp mps prosecutor prosecutors bureaucrat bureaucrats candidate candidates magistrate magistrates dignitary dignitaries",
  ],
  [
    "vehicles",
    `vehicle vehicles car cars truck trucks lorry lorries bus buses van vans tank tanks apc apcs ifv ifvs motorcycle motorcycles motorbike motorbikes tanker tankers train trains trailer trailers wagon wagons ambulance ambulances pickup pickups jeep jeeps
    ship ships boat boats vessel vessels submarine submarines ferry ferries trawler trawlers bulldozer bulldozers tractor tractors carriage carriages minibus minibuses humvee humvees warship warships convoy speedboat speedboats yacht yachts barge barges locomotive locomotives bicycle bicycles armoured-vehicles`,
  ],
  [
    "aircraft",
    "aircraft airplane airplanes aeroplane aeroplanes plane planes jet jets helicopter helicopters drone drones uav uavs fighter-jet fighter-jets warplane warplanes bomber-aircraft glider gliders airliner airliners quadcopter quadcopters balloon balloons",
  ],
  [
    "weapons",
    `weapon weapons gun guns rifle rifles pistol pistols missile missiles rocket rockets launcher launchers mortar mortars artillery howitzer howitzers cannon cannons grenade grenades bomb bombs mine mines landmine landmines ammunition firearm firearms ied ieds explosive explosives radar radars
    battery batteries handgun handguns shotgun shotguns machine-gun machine-guns shell shells warhead warheads torpedo torpedoes`,
  ],
  [
    "houses",
    "house houses home homes apartment apartments flat flats dwelling dwellings hut huts residence residences shelter shelters tent tents shack shacks homestead homesteads cottage cottages",
  ],
  [
    "buildings",
    `building buildings property properties structure structures shop shops store stores church churches mosque mosques temple temples school schools centre centres center centers hospital hospitals clinic clinics office offices bank banks prison prisons bridge bridges tower towers
    warehouse warehouses factory factories market markets stall stalls hotel hotels restaurant restaurants checkpoint checkpoints post posts outpost outposts base bases bunker bunkers camp camps facility facilities station stations depot depots refinery refineries
    plant plants classroom classrooms kiosk kiosks business businesses barrack barracks shed sheds barn barns monument monuments installation installations tunnel tunnels dam dams shrine shrines synagogue synagogues substation substations headquarters library libraries`,
  ],
  [
    "objects",
    "site sites target targets tree trees field fields crop crops pylon pylons pipeline pipelines well wells tomb tombs grave graves boat-engines crossing crossings container containers generator generators transformer transformers machine machines road roads",
  ],
];

export const groupOfNoun: ReadonlyMap<string, Group> = new Map(
  rows.flatMap(([group, words]) =>
    [...wordSet(words)].map((word): [string, Group] => [word, group]),
  ),
);

const objectGroups = wordSet(
  "objects vehicles aircraft weapons buildings houses government_properties",
);

export function isObjectGroup(group: string): boolean {
  return objectGroups.has(group);
}

/** Nouns that attackers go by: their own deaths are counted apart. */
export const attackerNouns = wordSet(
  "attacker attackers assailant assailants gunman gunmen shooter shooters bomber bombers perpetrator perpetrators hijacker hijackers knifeman knifemen suspect suspects raider raiders kidnapper kidnappers",
);

/** Animals are no persons and no property that this counts. */
export const animals = wordSet(
  "cattle cow cows sheep goat goats horse horses camel camels dog dogs cat cats animal animals livestock bird birds chicken chickens pig pigs elephant elephants buffalo buffaloes donkey donkeys fish turkeys ducks heads birds mink tigers lions wolves dolphin dolphins whale whales turtle turtles shark sharks seal seals penguins bats swans flamingos vultures rhinos giraffes",
);

/** A word before a noun that moves it to another group: "police officers", "aid workers". */
export const modifiers: ReadonlyMap<string, Group> = new Map([
  ...each("police", "police law-enforcement traffic-police"),
  ...each(
    "military",
    "army military naval navy air-force armed-forces infantry idf isaf nato marine",
  ),
  ...each(
    "security_forces",
    "security border frontier enforcement customs coast coastguard commando counter-terrorism counterterrorism",
  ),
  ...each("paramilitary", "paramilitary rangers levies"),
  ...each("intelligence", "intelligence"),
  ...each(
    "militants",
    "militant rebel taliban insurgent terrorist hamas hezbollah houthi isis isil jihadist islamist pkk shabaab al-shabaab gang cartel bla ttp",
  ),
  ...each("health_workers", "health medical hospital ambulance rescue"),
  ...each("journalists", "media news press"),
  ...each("aid_workers", "aid humanitarian relief unrwa"),
  ...each("officials", "government election electoral municipal"),
  ...each("children", "school teenage underage infant"),
]);

/** A body whose members are counted: "members of Pakistan's security forces". */
export const bodies: ReadonlyMap<string, Group> = new Map([
  ...each("security_forces", "forces force security-forces guard"),
  ...each("military", "army military navy battalion brigade regiment marines troops idf"),
  ...each("police", "police constabulary"),
  ...each("paramilitary", "rangers militia corps levies"),
  ...each(
    "militants",
    "taliban hamas hezbollah isis isil rebels militants insurgents gang cartel al-shabaab shabaab militia",
  ),
]);

/** Nouns of persons that say nothing of their group, so that a modifier decides. */
export const plainPersons = wordSet(
  "people person persons personnel officer officers member members worker workers staff staffer staffers employee employees guard guards man men agent agents official officials leader leaders commander commanders fighter fighters forces force soldier soldiers operative operatives worker official suspect suspects chief deputy crew team volunteers volunteer contractor contractors trooper troopers",
);

/** Nouns that look like persons by their ending and are none. */
const notPersons = wordSet(
  `container containers computer computers number numbers letter letters paper papers quarter quarters headquarter tower towers river rivers centre centres center centers order orders power powers water waters winter summer corner corners border borders
  matter matters disaster disasters murder murders after over under other another encounter encounters fire fires chapter chapters semester quarter helicopter launcher mortar tractor reactor reactors sector sectors corridor corridors factor factors motor motors door doors floor floors error errors terror
  accident accidents incident incidents event events moment moments month months payment payments department departments apartment apartments tent tents amount amounts percent cent cents event development government parliament document documents settlement settlements continent
  session sessions mission missions building position positions million millions billion religion religions election elections
  rubber cover covers shelter shelters dollar dollars calendar car cars war wars year years hour hours layer layers meter meters metre metres litre liter shooter-game poster posters offer offers effort efforts hundred`,
);

function each(group: Group, words: string): [string, Group][] {
  return [...wordSet(words)].map((word) => [word, group]);
}

/** Whether a noun that no list holds stands for persons, by its ending. */
export function looksLikePerson(noun: string): boolean {
  if (notPersons.has(noun) || groupOfNoun.has(noun)) return false;
  return /(?:men|women|man|woman|ers?|ors?|ists?|ians?|ees?|ants?|ents?|mates?|ese|goers|folk|kids)$/.test(
    noun,
  );
}
