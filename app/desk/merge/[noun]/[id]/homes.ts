/** Where parties and incidents are at home at the desk. */
export const homes = { party: "/desk/parties", incident: "/desk/incidents" } as const;
