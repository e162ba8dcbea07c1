import { readFileSync } from 'node:fs';

/** What the reference reads of openapi.json (OpenAPI 3.1); the rest is for machines. */
export interface ApiDocument {
  readonly info: { readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface DocumentedOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, DocumentedResponse>>;
}

export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

export interface DocumentedResponse {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly example?: unknown; readonly schema?: Schema }>>;
}

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema | false;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

export const documentFile = new URL('../../../../openapi.json', import.meta.url);

export const readDocument = (): { readonly text: string; readonly document: ApiDocument } => {
  const text = readFileSync(documentFile, 'utf8');
  return { text, document: JSON.parse(text) as ApiDocument };
};

/** The accepted values of a parameter, as a person types them. */
export function describeType(schema: Schema, document: ApiDocument): string {
  if (schema.$ref) {
    const name = schema.$ref.split('/').pop() ?? '';
    const target = document.components.schemas[name];
    return target ? describeType(target, document) : name;
  }
  if (schema.enum) return schema.enum.map(String).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf) return schema.anyOf.map((option) => describeType(option, document)).join(' | ');
  if (schema.prefixItems) return schema.prefixItems.map(() => 'number').join(',');
  if (schema.items) return `${describeType(schema.items, document)}, …`;
  if (schema.format) return schema.format;
  return typeof schema.type === 'string' ? schema.type : (schema.type ?? []).join(' | ');
}
