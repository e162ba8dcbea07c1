/**
 * Time zones (IANA) of the French departements and collectivities overseas. No daylight saving is assumed: the
 * zone's own rules hold (Saint-Pierre-et-Miquelon changes its clocks, the others do not).
 */
const OVERSEAS: Readonly<Record<string, string>> = {
  '971': 'America/Guadeloupe',
  '972': 'America/Martinique',
  '973': 'America/Cayenne',
  '974': 'Indian/Reunion',
  '975': 'America/Miquelon',
  '976': 'Indian/Mayotte',
  '977': 'America/St_Barthelemy',
  '978': 'America/Marigot',
  '986': 'Pacific/Wallis',
  '987': 'Pacific/Tahiti',
  '988': 'Pacific/Noumea',
};

/**
 * Time zone that follows from where a place is: its departement, or, when that is unknown, its postal code,
 * whose first three digits name the territory overseas.
 */
export const timeZoneOf = (departement: string | null, postalCode: string | null): string =>
  OVERSEAS[departement ?? postalCode?.slice(0, 3) ?? ''] ?? 'Europe/Paris';
