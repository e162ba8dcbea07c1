/** A label scheme as it is stored: who grants it, under which name. */
export interface SchemeDraft {
  readonly id: string;
  readonly name: string;
  readonly issuerName: string;
  /** Null when no public address is known for certain. */
  readonly issuerUrl: string | null;
}

/** The label schemes that the network knows from the start. */
export const labelSchemes: readonly SchemeDraft[] = [
  { id: 'mon-autre-bureau', name: 'mon autre BUREAU', issuerName: 'mon autre BUREAU', issuerUrl: null },
  {
    id: 'relais-d-entreprises',
    name: 'Relais d’Entreprises',
    issuerName: 'Relais d’Entreprises',
    issuerUrl: 'https://relais-entreprises.fr/',
  },
  {
    id: 'fabrique-de-territoire',
    name: 'Fabrique de territoire',
    issuerName: 'Agence nationale de la cohésion des territoires',
    issuerUrl: 'https://agence-cohesion-territoires.gouv.fr/',
  },
  { id: 'tiers-lieux-grand-est', name: 'Tiers-Lieux Grand Est', issuerName: 'Tiers-Lieux Grand Est', issuerUrl: null },
];
