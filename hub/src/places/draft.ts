import type {
  Accessibility,
  Amenity,
  BookingChannel,
  BookingRules,
  Kind,
  LabelStatus,
  PlaceStatus,
  PositionPrecision,
  Price,
  ResourceKind,
  TeleworkSpot,
} from '../../../sdk/contract/index.ts';

/** Why a place is kept although something about it looks wrong. */
export type DoubtCode =
  'outside-departement' | 'low-precision' | 'shared-point' | 'departement-mismatch' | 'unreadable-hours';

export interface Doubt {
  readonly code: DoubtCode;
  /** A French sentence for whoever will check it. */
  readonly detail: string;
}

export interface ResourceDraft {
  readonly kind: ResourceKind;
  readonly name: string;
  readonly seats: number;
  readonly price: Price | null;
  readonly booking: {
    readonly via: BookingChannel;
    /** URI template (RFC 6570, level 1). */
    readonly url: string | null;
    /** How it is booked in the hub; left out, what is stored stays, and without any it cannot be booked here. */
    readonly rules?: BookingRules | null;
  };
}

export interface LabelDraft {
  readonly scheme: string;
  readonly status: Exclude<LabelStatus, 'expired'>;
  /** ISO 8601 days. */
  readonly from: string;
  readonly until: string | null;
}

/**
 * What a source says of a place, checked and normalised. A field left out (or undefined) is not said:
 * storing it changes nothing. Only `null` in a field of its own says « there is none ».
 */
export interface PlaceDraft {
  readonly source: {
    readonly platform: string;
    readonly id: string;
    readonly url?: string;
    readonly licence?: string;
    /** ISO 8601 day on which the source says this was true. */
    readonly observedAt?: string;
  };
  readonly name: string;
  readonly kinds: readonly [Kind, ...Kind[]];
  readonly status?: PlaceStatus;
  /** False keeps the place out of every public answer. Default true. */
  readonly listed?: boolean;
  readonly demonstration?: boolean;
  /** IANA time zone; when left out it follows from the departement (Europe/Paris in metropolitan France). */
  readonly timeZone?: string;
  readonly street?: string;
  readonly complement?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly inseeCode?: string;
  readonly country?: string;
  readonly lat?: number;
  readonly lon?: number;
  readonly positionPrecision?: PositionPrecision;
  readonly positionSource?: string;
  /** ITU-T E.164. */
  readonly phone?: string;
  /** Role addresses only. */
  readonly email?: string;
  readonly website?: string;
  readonly agendaUrl?: string;
  /** OpenStreetMap opening_hours, canonical. */
  readonly openingHours?: string;
  readonly hostHours?: string;
  readonly teleworkSpot?: TeleworkSpot | null;
  readonly amenities?: readonly Amenity[];
  readonly accessibility?: Partial<Accessibility>;
  readonly resources?: readonly ResourceDraft[];
  readonly labels?: readonly LabelDraft[];
  readonly summary?: string;
  readonly description?: string;
  readonly siret?: string;
  readonly doubts?: readonly Doubt[];
}
