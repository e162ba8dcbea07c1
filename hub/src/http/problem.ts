import {
  problemStatus,
  problemTypeUri,
  type Problem,
  type ProblemType,
  type RefusedDate,
  type RefusalReason,
  type Slot,
} from '../../../sdk/contract/index.ts';
import type { Language, Sentence } from './language.ts';

/** One fault of a request; `parameter` or `pointer` says where. */
export interface Fault {
  readonly parameter?: string;
  /** RFC 6901, into the body. */
  readonly pointer?: string;
  readonly detail: string | Sentence;
}

export interface ProblemOptions extends ErrorOptions {
  /** What is wrong and what to do, for a person; in both languages, or already in the asked one. */
  readonly detail?: string | Sentence;
  readonly errors?: readonly Fault[];
  /** True when the same request cannot succeed later. */
  readonly final?: boolean;
  /** Of `booking-refused`. */
  readonly reason?: RefusalReason;
  /** Of `booking-refused`: the nearest free times, soonest first. */
  readonly alternatives?: readonly Slot[];
  /** Of `booking-refused` for a series: every date that stands against it, in the asked language. */
  readonly refused?: readonly RefusedDate[];
  /** Headers to add, such as `Allow` or `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by a handler; answered as RFC 9457 problem details in the asked language. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly type: ProblemType;
  readonly options: ProblemOptions;

  constructor(type: ProblemType, options: ProblemOptions = {}) {
    const { detail } = options;
    super(`${type}: ${typeof detail === 'object' ? detail.en : (detail ?? titles[type].en)}`, options);
    this.type = type;
    this.options = options;
  }

  /** The same problem with more headers; its own stand. */
  withHeaders(headers: Readonly<Record<string, string>>): ProblemError {
    return new ProblemError(this.type, { ...this.options, headers: { ...headers, ...this.options.headers } });
  }
}

const titles: Readonly<Record<ProblemType, Sentence>> = {
  'invalid-parameters': { fr: 'Paramètres invalides', en: 'Invalid parameters' },
  'invalid-body': { fr: 'Contenu de la requête invalide', en: 'Invalid request body' },
  unauthorized: { fr: 'Droit manquant', en: 'Not authorised' },
  forbidden: { fr: 'Interdit', en: 'Forbidden' },
  'not-found': { fr: 'Introuvable', en: 'Not found' },
  'not-acceptable': { fr: 'Format non disponible', en: 'Format not available' },
  'method-not-allowed': { fr: 'Méthode non permise', en: 'Method not allowed' },
  'stale-cursor': { fr: 'Page périmée', en: 'Stale page' },
  'booking-refused': { fr: 'Réservation impossible', en: 'Booking refused' },
  conflict: { fr: 'Changement impossible', en: 'Change not possible' },
  'idempotency-key-missing': { fr: 'Clé d’idempotence absente', en: 'Idempotency key missing' },
  'idempotency-key-reused': { fr: 'Clé d’idempotence déjà employée', en: 'Idempotency key already used' },
  'idempotency-key-busy': { fr: 'Requête en cours', en: 'Request under way' },
  'precondition-failed': { fr: 'Modifié entre-temps', en: 'Changed meanwhile' },
  'precondition-required': { fr: 'En-tête If-Match absent', en: 'If-Match header missing' },
  'body-too-large': { fr: 'Contenu trop volumineux', en: 'Content too large' },
  'unsupported-media-type': { fr: 'Format non accepté', en: 'Unsupported media type' },
  'too-many-requests': { fr: 'Trop de requêtes', en: 'Too many requests' },
  unavailable: { fr: 'Service momentanément indisponible', en: 'Service temporarily unavailable' },
  internal: { fr: 'Erreur interne', en: 'Internal error' },
};

const say = (sentence: string | Sentence, language: Language): string =>
  typeof sentence === 'string' ? sentence : sentence[language];

/** The problem details of an error, in the asked language. */
export function describeProblem(error: ProblemError, language: Language): Problem {
  const { detail, errors, final, reason, alternatives, refused } = error.options;
  return {
    type: problemTypeUri(error.type),
    title: titles[error.type][language],
    status: problemStatus[error.type],
    ...(detail === undefined ? {} : { detail: say(detail, language) }),
    ...(final === undefined ? {} : { final }),
    ...(errors === undefined
      ? {}
      : { errors: errors.map((fault) => ({ ...fault, detail: say(fault.detail, language) })) }),
    ...(reason === undefined ? {} : { reason }),
    ...(alternatives === undefined ? {} : { alternatives: [...alternatives] }),
    ...(refused === undefined ? {} : { refused: [...refused] }),
  };
}
