import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { z } from 'zod';
import { type Operation, operations } from '../sdk/contract/operations.ts';
import { Problem, problemStatus, type ProblemType, problemTypeUri } from '../sdk/contract/problem.ts';
import { examples } from './contract-examples.ts';

/** What a developer reads of each problem; the hub's own title comes in the asked language. */
const PROBLEMS: Readonly<Record<ProblemType, string>> = {
  'invalid-parameters': 'Unknown or malformed parameters, each named in `errors`',
  'invalid-body': 'The body does not fit, each fault named in `errors`',
  unauthorized: 'The capability or the key is missing, or is not the right one',
  forbidden: 'The key is sound and has no right to this',
  'not-found': 'No such place or booking',
  'not-acceptable': 'None of the accepted media types is spoken here',
  'precondition-failed': 'What is to be changed is no longer what If-Match names',
  'precondition-required': 'A change must carry If-Match with the ETag of what it changes',
  'method-not-allowed': 'The address exists, the method does not',
  'stale-cursor': 'The cursor is no longer known: begin again without it',
  'booking-refused': 'The booking cannot be made: see `reason` and `alternatives`; never try it again unchanged',
  conflict: 'What stands does not allow this change, or somebody else changed it since: read it again',
  'idempotency-key-missing': 'The request needs an Idempotency-Key',
  'idempotency-key-reused': 'This Idempotency-Key came with another body before',
  'idempotency-key-busy': 'The same request is still under way: see Retry-After',
  'body-too-large': 'The body is larger than this operation takes',
  'unsupported-media-type': 'The body must be application/json',
  'too-many-requests': 'Too many requests: see Retry-After and RateLimit',
  unavailable: 'Out of service for a while: see Retry-After',
  internal: 'A fault of the hub',
};

const DESCRIPTION = `The common API of a shared network of places to work near home.

Lists answer \`items\`, \`links\` and \`total\`; \`links.next\` is the address of the next page, relative to the hub.
Every error is a problem (RFC 9457) with a stable \`type\` and a title in the language of \`Accept-Language\` (fr, en).
Unknown parameters are refused by name. Answers carry an \`ETag\` and may be revalidated. Readers must expect fields and
enum values that are not in this document: they are added without a new version.`;

const TAGS: Readonly<Record<string, string>> = {
  network: 'Who runs this network, and where its parts are.',
  places: 'The places to work near home.',
  changes: 'What changed since a position, for whoever follows the network.',
  vouchers: 'Days that employers give, for administrators.',
  territories: 'Communes, EPCI, departements and regions of France.',
};

/** The OpenAPI 3.1 document of the common API, made of the contract's table of operations. */
export function writeOpenapi(version: string): object {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const [operationId, operation] of Object.entries<Operation>(operations)) {
    (paths[operation.path] ??= {})[operation.method] = describeOperation(operationId, operation);
  }
  return createDocument(
    {
      openapi: '3.1.0',
      info: { title: 'Escale', version, description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
      // Relative to this document, so that a hub under a path prefix describes itself.
      servers: [{ url: '.', description: 'The hub that serves this document' }],
      security: [],
      tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
      paths,
      components: { securitySchemes: SECURITY },
    },
    { override: ({ jsonSchema, zodSchema, io }) => relax(jsonSchema, zodSchema._zod.def, io) },
  );
}

function describeOperation(operationId: string, operation: Operation): ZodOpenApiOperationObject {
  const { summary, params, query, path, body, access } = operation;
  const header = headersOf(operation);
  return {
    operationId,
    summary,
    ...(access && { description: `For machines with a key whose role is at least « ${access} » on what is acted on.` }),
    tags: [path.split('/')[2]?.replace('map', 'places') ?? 'network'],
    ...securityOf(operation),
    requestParams: { ...(params && { path: params }), ...(query && { query }), ...(header && { header }) },
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: { ...successes(operationId, operation), ...refusals(operation.problems) },
  };
}

/** The two rights that are sent as `Authorization: Bearer` (RFC 6750). */
const SECURITY = {
  capability: {
    type: 'http',
    scheme: 'bearer',
    description: 'The right to one booking, from the link that whoever booked was sent.',
  },
  key: {
    type: 'http',
    scheme: 'bearer',
    description: 'A machine’s key, `esk_…`, made under /operator/keys. It is refused from the moment it is revoked.',
  },
} as const;

function securityOf({ access, capability }: Operation): Pick<ZodOpenApiOperationObject, 'security'> {
  if (access) return { security: [{ key: [] }] };
  return capability ? { security: [{ capability: [] }] } : {};
}

function headersOf({ keyed, conditional }: Operation): z.ZodObject | undefined {
  if (!keyed && !conditional) return undefined;
  return z.object({
    ...(keyed && { 'Idempotency-Key': z.string().min(1).meta({ description: 'One for each booking that is meant.' }) }),
    ...(conditional && { 'If-Match': z.string().meta({ description: 'The ETag that was read last (RFC 9110).' }) }),
  });
}

/** What is public is revalidated; what was done, or is somebody's own, is not. */
function successes(operationId: string, operation: Operation): ZodOpenApiResponsesObject {
  const { method, capability, access, status = 200 } = operation;
  const revalidated = method === 'get' && !capability && !access;
  return {
    [String(status)]: success(operationId, operation, revalidated),
    ...(revalidated && { '304': NOT_MODIFIED }),
  };
}

const ETAG = { ETag: { schema: { type: 'string' }, description: 'Entity tag for If-None-Match (RFC 9110).' } } as const;
const NOT_MODIFIED = { description: 'The answer with this If-None-Match still holds', headers: ETAG };

function success(operationId: string, { answers, summary }: Operation, revalidated: boolean) {
  const content = Object.entries(answers).map(([mediaType, schema]) => {
    const example = mediaType === 'application/json' && operationId in examples;
    const shown = example && { example: examples[operationId as keyof typeof examples] };
    return [mediaType, { schema, ...shown }] as const;
  });
  return { description: summary, ...(revalidated && { headers: ETAG }), content: Object.fromEntries(content) };
}

/** One answer per status, with an example per type of problem. */
function refusals(types: readonly ProblemType[]): ZodOpenApiResponsesObject {
  const byStatus = Map.groupBy(types, (type) => problemStatus[type]);
  const statuses = [...byStatus].map(([status, same]) => [String(status), refusal(same)] as const);
  return { ...Object.fromEntries(statuses), default: refusal(['internal', 'unavailable']) };
}

function refusal(types: readonly ProblemType[]) {
  const problems = types.map((type) => {
    const value = { type: problemTypeUri(type), title: PROBLEMS[type], status: problemStatus[type] };
    return [type, { value }] as const;
  });
  return {
    description: types.map((type) => PROBLEMS[type]).join('; '),
    content: { 'application/problem+json': { schema: Problem, examples: Object.fromEntries(problems) } },
  };
}

interface Rendered {
  additionalProperties?: unknown;
  minimum?: number;
  maximum?: number;
}

/**
 * Says of answers only what stays true next year: fields may be added, so only what is strict in the contract forbids
 * others. zod's bounds of safe integers are JavaScript's affair.
 */
function relax(jsonSchema: Rendered, definition: { type: string; catchall?: unknown }, io: 'input' | 'output'): void {
  const strict = definition.type === 'object' && 'catchall' in definition && definition.catchall !== undefined;
  if (io === 'output' && definition.type === 'object' && !strict) delete jsonSchema.additionalProperties;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}
