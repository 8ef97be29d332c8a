import { z } from 'zod'
import { commonRefusals, refusals, type RefusalCode } from '#contracts/refusals.ts'
import type { Endpoint } from '#contracts/endpoint.ts'
import type { Site } from './http/site.ts'

/** The OpenAPI 3.0 document of a site, from its contracts alone. */
export function openApiDocument(title: string, site: Site): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const { key, endpoint } of site.routes) {
    const [method = '', route = ''] = key.split(' ')
    const path = route.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(endpoint) }
  }
  return {
    openapi: '3.0.3',
    info: { title: `${title} — ${site.name}`, version: '1' },
    servers: [{ url: site.address.url.origin }],
    paths,
  }
}

function operation(endpoint: Endpoint): object {
  return {
    summary: endpoint.summary,
    'x-permission': endpoint.permission,
    parameters: [...parameters('path', endpoint.params), ...parameters('query', endpoint.query)],
    ...requestBody(endpoint),
    responses: { ...success(endpoint), ...refused([...endpoint.refusals, ...commonRefusals]) },
  }
}

function requestBody({ body, bytes }: Endpoint): object {
  if (bytes !== undefined) return { requestBody: { required: true, content: opaque } }
  if (body === undefined) return {}
  const content = { 'application/json': { schema: schemaOf(body, 'input') } }
  return { requestBody: { required: true, content } }
}

const opaque = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }

function parameters(place: 'path' | 'query', schema: z.ZodObject | undefined): object[] {
  const json =
    schema === undefined
      ? {}
      : (schemaOf(schema, 'input') as { properties?: Record<string, object>; required?: string[] })
  return Object.entries(json.properties ?? {}).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || (json.required ?? []).includes(name),
    schema,
  }))
}

function success({ answer, file, bytes, events }: Endpoint): object {
  if (events !== undefined)
    return {
      200: {
        description: 'Des événements, jusqu’à ce que la page parte',
        content: { 'text/event-stream': { schema: schemaOf(events, 'output') } },
      },
    }
  if (bytes !== undefined) return { 200: { description: 'La réponse', content: opaque } }
  if (file !== undefined)
    return {
      200: {
        description: 'Le fichier',
        content: { [file]: { schema: { type: 'string', format: 'binary' } } },
      },
    }
  if (answer === undefined) return { 204: { description: 'Fait' } }
  return {
    200: {
      description: 'La réponse',
      content: { 'application/json': { schema: schemaOf(answer, 'output') } },
    },
  }
}

/** By status, with the codes and sentences that it may carry. */
function refused(codes: readonly RefusalCode[]): Record<string, object> {
  const byStatus = Map.groupBy(new Set(codes), (code) => refusals[code].status)
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `${code} : ${refusals[code].sentence}`).join('\n'),
        content: {
          'application/problem+json': {
            schema: {
              type: 'object',
              properties: {
                code: { type: 'string', enum: codes },
                title: { type: 'string' },
                remedy: { type: 'string' },
                details: { type: 'object' },
              },
            },
          },
        },
      },
    ]),
  )
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  return z.toJSONSchema(schema, { target: 'openapi-3.0', io, unrepresentable: 'any' })
}
