import type { ErrorCode } from '../../../shared/errors.ts';
import { cookieName } from '../access.ts';
import { statusOf } from '../answer-error.ts';
import type { Answer, Content, Operation } from './operation.ts';
import { operations } from './operations.ts';
import { parameterWords } from './parameter-words.ts';
import { createSchemaWriter, type Schema } from './write-schemas.ts';

export interface DocumentFacts {
  version: string;
  /** Where the server is reached, without a slash at its end. */
  address: string;
}

/** An object of the OpenAPI specification; a test holds the document against the official schema. */
type Part = Record<string, unknown>;

type SchemaWriter = ReturnType<typeof createSchemaWriter>;

/** Path parameters that are numbers. */
const numbers = new Set(['id', 'index', 'credential']);

/** Refusals before a route is reached. */
const atTheDoor: readonly ErrorCode[] = ['forbidden_host', 'forbidden_origin', 'behind_proxy', 'internal'];

/** OpenAPI 3.1 of every route, out of the operations and the schemas that they name. */
export function makeDocument({ version, address }: DocumentFacts): Part {
  const schemas = createSchemaWriter();
  const paths: Record<string, Part> = {};
  for (const { tag, operations: group } of operations)
    for (const operation of group) {
      const path = operation.path.replace(/:(\w+)/gu, '{$1}');
      paths[path] = { ...paths[path], [operation.method]: writeOperation(tag, operation, schemas) };
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Signalbox',
      version,
      description:
        'Where every signing process is. Times are ISO 8601 in UTC with three decimals; what is absent is null. Objects may gain members.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: address }],
    tags: operations.map(({ tag }) => ({ name: tag })),
    paths,
    components: { schemas: schemas.components(), securitySchemes },
  };
}

const securitySchemes = {
  token: { type: 'http', scheme: 'bearer', description: 'API_TOKEN, where it is set.' },
  cookie: { type: 'apiKey', in: 'cookie', name: cookieName, description: 'Of a browser that signed in.' },
  feedKey: { type: 'apiKey', in: 'query', name: 'key', description: 'Of this one feed.' },
  credentials: { type: 'http', scheme: 'basic', description: 'What the source asks of its deliveries.' },
};

const securityOf = {
  'sign-in': [{ token: [] }, { cookie: [] }, {}],
  'feed-key': [{ feedKey: [] }, { token: [] }, { cookie: [] }, {}],
  credentials: [{ credentials: [] }, { token: [] }, {}],
  anybody: [],
} as const satisfies Record<NonNullable<Operation['access']>, readonly object[]>;

function writeOperation(tag: string, operation: Operation, schemas: SchemaWriter): Part {
  const { id, summary, description, body, answers, errors = [], access = 'sign-in' } = operation;
  const needsSignIn = access === 'sign-in' || access === 'feed-key';
  const door = operation.path.startsWith('/api/') || needsSignIn ? atTheDoor : [];
  const refusals: readonly ErrorCode[] = [
    ...errors,
    ...door,
    ...(needsSignIn ? (['unauthorized'] as const) : []),
  ];
  const parameters = [...pathParameters(operation.path), ...queryParameters(operation, schemas)];
  return {
    tags: [tag],
    operationId: id,
    summary,
    ...(description !== undefined && { description }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: contentOf(body, 'input', schemas) } }),
    responses: { ...answersOf(answers, schemas), ...refusalsOf(refusals) },
    security: securityOf[access],
  };
}

function pathParameters(path: string): Part[] {
  return [...path.matchAll(/:(\w+)/gu)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: parameterWords[name],
    schema: numbers.has(name) ? { type: 'integer', minimum: 0 } : { type: 'string' },
  }));
}

function queryParameters({ query }: Operation, schemas: SchemaWriter): Part[] {
  if (!query) return [];
  const { properties = {}, required = [] } = schemas.write(query, 'input') as Schema & {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    description: parameterWords[name],
    schema,
  }));
}

function contentOf(
  { schema, types }: Content,
  io: 'input' | 'output',
  schemas: SchemaWriter,
): Part | undefined {
  if (types) return Object.fromEntries(types.map((type) => [type, {}]));
  return schema && { 'application/json': { schema: schemas.write(schema, io) } };
}

function answersOf(answers: Readonly<Record<number, Answer>>, schemas: SchemaWriter): Part {
  const written = Object.entries(answers).map(([status, answer]) => {
    const content = contentOf(answer, 'output', schemas);
    return [status, { description: answer.description, ...(content && { content }) }] as const;
  });
  return Object.fromEntries(written);
}

/** One answer for each status, with the codes that it may carry. */
function refusalsOf(codes: readonly ErrorCode[]): Part {
  const statuses = new Set(codes.map((code) => statusOf[code]));
  const written = [...statuses].map((status) => {
    const of = codes.filter((code) => statusOf[code] === status);
    const code = { properties: { error: { enum: of } } };
    const schema = { allOf: [{ $ref: '#/components/schemas/Error' }, code] };
    return [status, { description: of.join(', '), content: { 'application/json': { schema } } }] as const;
  });
  return Object.fromEntries(written);
}
