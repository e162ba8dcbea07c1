import { z } from 'zod';
import { Instant, LocalDate, PlaceId, WebUrl } from './values.ts';
import { LabelScheme, LabelStatus, PlaceStatus } from './vocabulary.ts';

/** A text in each language that its author gave it in; French always. */
export const Translated = z
  .object({ fr: z.string().min(1), en: z.string().min(1).nullable() })
  .meta({ id: 'Translated', description: 'A text in French, and in English where its author gave it.' });

export const CriterionId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(64)
  .meta({ id: 'CriterionId', description: 'Id of a criterion within its label scheme.' });

/** What a label asks of a place. */
export const Criterion = z
  .object({ id: CriterionId, sentence: Translated })
  .meta({ id: 'Criterion', description: 'What a label asks of a place.' });

/** A distinction: who grants it and what it asks. */
export const Label = z
  .object({
    id: LabelScheme,
    name: Translated,
    issuer: z.object({
      name: z.string(),
      url: WebUrl.nullable().meta({ description: 'Null when no public address is known for certain.' }),
    }),
    charter: WebUrl.nullable().meta({ description: 'Where the issuer publishes its rules; null when nowhere known.' }),
    criteria: z
      .array(Criterion)
      .nullable()
      .meta({ description: 'Null when the issuer has not published them: none are invented.' }),
    months: z
      .int()
      .min(1)
      .max(1200)
      .nullable()
      .meta({ description: 'How long a grant lasts; null when not published.' }),
  })
  .meta({ id: 'Label', description: 'A label scheme: a distinction, its issuer and its criteria.' });

const links = z.object({ self: z.string() });

export const LabelList = z.object({ items: z.array(Label), links, total: z.int().min(0) }).meta({ id: 'LabelList' });

export const CriterionState = z.enum(['proved', 'declared', 'missing']).meta({
  id: 'CriterionState',
  description: 'Proved: the issuer has seen it. Declared: the place says so. Missing: neither.',
});

/** What is known of one criterion at one place. */
export const MetCriterion = z
  .object({
    ...Criterion.shape,
    state: CriterionState,
    by: z.string().nullable().meta({ description: 'Who says so: an organisation, never a person.' }),
    date: LocalDate.nullable(),
    evidence: WebUrl.nullable(),
  })
  .meta({ id: 'MetCriterion', description: 'What is known of one criterion at one place.' });

export const GrantAction = z
  .enum(['recorded', 'granted', 'renewed', 'checked', 'suspended', 'reinstated', 'revoked', 'withdrawn'])
  .meta({
    id: 'GrantAction',
    description: 'Recorded and withdrawn: a list said so, or no longer does. The others: the issuer, here.',
  });

/** One state that a grant had. */
export const GrantEvent = z
  .object({
    at: Instant,
    action: GrantAction,
    by: z.string().meta({ description: 'The issuer, or the list it was read from; never a person.' }),
    from: LocalDate,
    until: LocalDate.nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'GrantEvent', description: 'One change of a grant.' });

const { criteria: _ofAll, ...labelHead } = Label.shape;

/** A label at a place, as it is at the time of the answer. */
export const Grant = z
  .object({
    label: z.object(labelHead),
    status: LabelStatus,
    from: LocalDate,
    until: LocalDate.nullable().meta({ description: 'Its last day; null when it has none.' }),
    reason: z.string().nullable().meta({ description: 'Why it is suspended or revoked.' }),
    criteria: z
      .array(MetCriterion)
      .nullable()
      .meta({ description: 'Null when the issuer has not published its criteria.' }),
    history: z.array(GrantEvent).meta({ description: 'Every change, the latest first.' }),
    revision: z.int().min(1).meta({ description: 'Number of changes so far, for `revision` of the next one.' }),
    page: z.string().meta({ description: 'Path of its public page at the hub.' }),
  })
  .meta({ id: 'Grant', description: 'A label at a place: its state, dates, criteria and history.' });

/** A place that says of itself that it welcomes teleworkers: nobody has checked. */
export const Declaration = z
  .object({
    kind: z.enum(['telework-spot']),
    hours: z.string().nullable().meta({ description: 'OpenStreetMap opening_hours, or null for the place’s own.' }),
    note: z.string().nullable(),
  })
  .meta({ id: 'Declaration', description: 'What a place says of itself; no label, and checked by nobody.' });

/** All labels of a place in all their states, and what it declares of itself. */
export const PlaceLabels = z
  .object({
    place: z.object({ id: PlaceId, name: z.string(), status: PlaceStatus }),
    items: z.array(Grant).meta({ description: 'Those held first.' }),
    declaration: Declaration.nullable(),
    hostHours: z.string().nullable().meta({
      description: 'When a person is there to welcome, OpenStreetMap opening_hours.',
    }),
    links: z.object({ self: z.string(), page: z.string() }),
    total: z.int().min(0),
    evaluatedAt: Instant.meta({ description: 'When this was true, by the hub’s clock.' }),
    nextChange: Instant.nullable().meta({
      description:
        'When the next label ends or begins; with evaluatedAt, how long this holds without any clock of yours.',
    }),
  })
  .meta({ id: 'PlaceLabels' });

const Reason = z.string().trim().min(3).max(500).meta({ description: 'For everybody to read; name no person.' });
const revision = z.int().min(0).optional().meta({
  description: 'The revision that this follows, 0 for none: refused when another change came between.',
});

/** What an issuer says of one criterion. */
export const CriterionClaim = z
  .strictObject({
    id: CriterionId,
    state: CriterionState,
    date: LocalDate.nullable().optional().meta({ description: 'When it was seen or said; today when left out.' }),
    evidence: WebUrl.nullable().optional(),
  })
  .meta({ id: 'CriterionClaim', description: 'What an issuer says of one criterion.' });

const criteria = z.array(CriterionClaim).max(50).optional().meta({
  description: 'Those left out stay as they were.',
});
const until = LocalDate.nullable().optional().meta({
  description: 'Last day. Left out: what the label’s duration gives; null: without an end.',
});

export const GrantRequest = z
  .strictObject({
    from: LocalDate.optional().meta({ description: 'First day; today at the place when left out. Not in the future.' }),
    until,
    criteria,
    revision,
  })
  .meta({ id: 'GrantRequest' });
export const RenewRequest = z
  .strictObject({
    until: LocalDate.nullable().meta({ description: 'Last day; null: without an end.' }),
    criteria,
    revision,
  })
  .meta({ id: 'RenewRequest' });
export const CheckRequest = z
  .strictObject({ criteria: z.array(CriterionClaim).min(1).max(50), revision })
  .meta({ id: 'CheckRequest' });
/** To suspend, and to revoke. */
export const StopRequest = z.strictObject({ reason: Reason, revision }).meta({ id: 'StopRequest' });
export const ReinstateRequest = z.strictObject({ revision }).meta({ id: 'ReinstateRequest' });

export type Translated = z.infer<typeof Translated>;
export type Criterion = z.infer<typeof Criterion>;
export type Label = z.infer<typeof Label>;
export type LabelList = z.infer<typeof LabelList>;
export type CriterionState = z.infer<typeof CriterionState>;
export type MetCriterion = z.infer<typeof MetCriterion>;
export type GrantAction = z.infer<typeof GrantAction>;
export type GrantEvent = z.infer<typeof GrantEvent>;
export type Grant = z.infer<typeof Grant>;
export type Declaration = z.infer<typeof Declaration>;
export type PlaceLabels = z.infer<typeof PlaceLabels>;
export type CriterionClaim = z.infer<typeof CriterionClaim>;
export type GrantRequest = z.infer<typeof GrantRequest>;
export type RenewRequest = z.infer<typeof RenewRequest>;
export type CheckRequest = z.infer<typeof CheckRequest>;
export type StopRequest = z.infer<typeof StopRequest>;
